package dev.emend.pipelines.airflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a run will still take, by what earlier runs took: what is left of the task that runs
 * now, and from its end on as long as those runs went on after it. Median of the earlier runs.
 *
 * @param earlier runs that ended well
 */
public record TimeToGo(List<Earlier> earlier) {
  /** A run that ended well, with its tasks. */
  public record Earlier(AirflowRun run, List<AirflowTask> tasks) {
    /** Keeps its own list. */
    public Earlier {
      tasks = List.copyOf(tasks);
    }

    private Stream<AirflowTask> same(AirflowTask task) {
      return run.ended() == null
          ? Stream.empty()
          : tasks.stream().filter(own -> own.id().equals(task.id()) && own.took().isPresent());
    }

    private Duration after(AirflowTask own) {
      return Duration.between(own.ended(), run.ended());
    }
  }

  /** Keeps its own list. */
  public TimeToGo {
    earlier = List.copyOf(earlier);
  }

  /** The time left; empty where no earlier run tells. */
  public Optional<Duration> left(List<AirflowTask> tasks, Instant now) {
    return last(tasks.stream().filter(task -> task.running() && task.started() != null))
        .map(task -> whileRunning(task, now))
        .orElseGet(
            () ->
                last(tasks.stream().filter(task -> task.over() && task.took().isPresent()))
                    .map(task -> afterwards(task, now))
                    .orElseGet(this::whole));
  }

  private Optional<Duration> whileRunning(AirflowTask task, Instant now) {
    Duration elapsed = Duration.between(task.started(), now);
    return median(
        earlier.stream()
            .flatMap(
                run ->
                    run.same(task)
                        .map(
                            own ->
                                notNegative(own.took().orElseThrow().minus(elapsed))
                                    .plus(run.after(own)))));
  }

  private Optional<Duration> afterwards(AirflowTask task, Instant now) {
    Duration since = Duration.between(task.ended(), now);
    return median(earlier.stream().flatMap(run -> run.same(task).map(run::after)))
        .map(rest -> notNegative(rest.minus(since)));
  }

  private Optional<Duration> whole() {
    return median(earlier.stream().flatMap(run -> run.run().took().stream()));
  }

  private static Optional<Duration> median(Stream<Duration> durations) {
    List<Duration> sorted = durations.sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static <T> Optional<T> last(Stream<T> items) {
    return items.reduce((before, item) -> item);
  }
}
