package dev.emend.jobs.steps;

import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.CheckResult.Status;
import dev.emend.jobs.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the last guards over the night's audit branch and makes the night exist. A check of any step
 * that failed ends the night here, also where the steps ran one by one.
 */
public final class CheckStep implements Step {
  /** The step's name. */
  public static final String NAME = "check";

  private final List<Guard> guards;

  public CheckStep(List<Guard> guards) {
    this.guards = List.copyOf(guards);
  }

  /** A last look at a night before it is accepted. */
  public interface Guard {
    /** What it found; a failed result ends the night. */
    List<CheckResult> look(NightRun run);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of(Table.TURNS, Table.JUDGEMENTS, Table.TRANSITIONS, Table.REWRITES, Table.LABELS);
  }

  @Override
  public Set<Table> writes() {
    return Set.of(Table.CHECKS, Table.NIGHTS);
  }

  @Override
  public StepOutcome run(NightRun run) {
    run.audit().record(NAME, guards.stream().flatMap(g -> g.look(run).stream()).toList());
    List<CheckResult> results = run.audit().recorded();
    Map<String, Long> counts = counts(results);
    List<String> warnings = sentences(results, Status.WARNED);
    List<String> failures = new ArrayList<>(sentences(results, Status.FAILED));
    if (results.stream().noneMatch(result -> result.step().equals(IngestStep.NAME))) {
      failures.add("The night " + run.night() + " has no turns yet. Run its ingest first.");
    }
    if (!failures.isEmpty()) {
      return new StepOutcome.Refused(
          ExitCode.CHECK_FAILED, String.join(" ", failures), counts, warnings);
    }
    AcceptedNight accepted = run.audit().accept(warnings);
    List<String> notes = new ArrayList<>(warnings);
    notes.add("Accepted " + accepted.night() + " as state " + accepted.sequence() + ".");
    return new StepOutcome.Done(counts, notes);
  }

  private static Map<String, Long> counts(List<CheckResult> results) {
    Map<Status, Long> byStatus =
        results.stream().collect(Collectors.groupingBy(CheckResult::status, Collectors.counting()));
    return Map.of(
        "passed", byStatus.getOrDefault(Status.PASSED, 0L),
        "warned", byStatus.getOrDefault(Status.WARNED, 0L),
        "failed", byStatus.getOrDefault(Status.FAILED, 0L));
  }

  private static List<String> sentences(List<CheckResult> results, Status status) {
    return results.stream()
        .filter(result -> result.status() == status)
        .map(CheckResult::sentence)
        .toList();
  }
}
