package dev.emend.pipelines.schedule;

import dev.emend.jobs.steps.PublishStep;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.tables.Table;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One step as a task of a scheduler.
 *
 * @param name the step's name
 * @param meaning what it does, in one sentence
 * @param reads tables it reads
 * @param writes tables it writes
 * @param upstream tasks that must be done before it
 * @param waits whether its input comes from outside, so that it may have to wait for it
 * @param announces whether services see something new behind it
 */
public record ScheduledTask(
    String name,
    String meaning,
    List<String> reads,
    List<String> writes,
    List<String> upstream,
    boolean waits,
    boolean announces) {
  /** A task that takes longer hangs. */
  public static final Duration TIME_LIMIT = Duration.ofHours(3);

  /** What stands in the arguments for the night's date. */
  public static final String DATE = "{date}";

  /** Keeps its own lists. */
  public ScheduledTask {
    reads = List.copyOf(reads);
    writes = List.copyOf(writes);
    upstream = List.copyOf(upstream);
  }

  static ScheduledTask of(Step step, String meaning, List<String> upstream) {
    return new ScheduledTask(
        step.name(),
        meaning,
        names(step.reads()),
        names(step.writes()),
        upstream,
        step.reads().isEmpty(),
        step.name().equals(PublishStep.NAME));
  }

  /** The words behind {@code ./emend}. */
  public List<String> arguments() {
    return List.of(name, "--date", DATE);
  }

  private static List<String> names(Set<Table> tables) {
    return tables.stream().sorted().map(Table::tableName).toList();
  }
}
