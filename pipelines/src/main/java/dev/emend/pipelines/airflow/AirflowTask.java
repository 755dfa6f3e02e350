package dev.emend.pipelines.airflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A task of a run.
 *
 * @param id its id, the name of the step
 * @param state {@code none} before the scheduler has looked at it; scheduled, queued, running,
 *     success, failed, up_for_retry, upstream_failed, skipped …
 * @param tries times that it was begun
 * @param most times that it may be begun
 * @param started when its last try began; null where none has
 * @param ended when its last try ended; null where it has not
 */
public record AirflowTask(
    String id, String state, int tries, int most, Instant started, Instant ended) {
  private static final Set<String> OVER =
      Set.of("success", "failed", "upstream_failed", "skipped", "removed");

  /** Whether nothing more will happen to it. */
  public boolean over() {
    return OVER.contains(state);
  }

  /** Whether it runs right now. */
  public boolean running() {
    return state.equals("running");
  }

  /** Whether its own work failed, not that of a task before it. */
  public boolean failed() {
    return state.equals("failed");
  }

  /** How long its last try took; empty before its end, and where it never began. */
  public Optional<Duration> took() {
    return started == null || ended == null || tries == 0
        ? Optional.empty()
        : Optional.of(Duration.between(started, ended));
  }

  static AirflowTask of(AirflowAnswer answer) {
    return new AirflowTask(
        answer.text("task_id"),
        answer.optionalText("state").orElse("none"),
        answer.whole("try_number"),
        answer.whole("max_tries") + 1,
        answer.time("start_date").orElse(null),
        answer.time("end_date").orElse(null));
  }
}
