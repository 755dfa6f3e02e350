package dev.emend.pipelines.airflow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A run of a DAG.
 *
 * @param id its id
 * @param date the night: the parameter {@code date}, or else the start of the data interval, UTC
 * @param type who wanted it: scheduled, manual, backfill …
 * @param state queued, running, success or failed
 * @param logicalDate its logical date; null for none
 * @param started when it began; null where it has not
 * @param ended when it ended; null where it has not
 */
public record AirflowRun(
    String id,
    LocalDate date,
    String type,
    String state,
    Instant logicalDate,
    Instant started,
    Instant ended) {

  /** Whether nothing more will happen to it. */
  public boolean over() {
    return succeeded() || failed();
  }

  /** Whether it ended well. */
  public boolean succeeded() {
    return state.equals("success");
  }

  /** Whether it ended badly. */
  public boolean failed() {
    return state.equals("failed");
  }

  /** How long it took; empty before its end. */
  public Optional<Duration> took() {
    return started == null || ended == null
        ? Optional.empty()
        : Optional.of(Duration.between(started, ended));
  }

  static AirflowRun of(AirflowAnswer answer) {
    Instant logical = answer.time("logical_date").orElse(null);
    Instant meant =
        answer
            .time("data_interval_start")
            .or(() -> Optional.ofNullable(logical))
            .or(() -> answer.time("run_after"))
            .orElse(Instant.EPOCH);
    return new AirflowRun(
        answer.text("dag_run_id"),
        answer
            .tableText("conf", "date")
            .flatMap(AirflowRun::date)
            .orElse(meant.atOffset(ZoneOffset.UTC).toLocalDate()),
        answer.text("run_type"),
        answer.text("state"),
        logical,
        answer.time("start_date").orElse(null),
        answer.time("end_date").orElse(null));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
