package dev.emend.pipelines.airflow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * A DAG.
 *
 * @param id its id
 * @param paused whether the scheduler leaves it alone
 * @param stale whether its file no longer holds it
 * @param importErrors whether its file cannot be parsed now
 * @param file its file below the DAG folder; null where the server does not say
 * @param schedule its schedule in words; null for none
 * @param parsed when it was last parsed; null for never
 * @param nextStart start of the next data interval; null for none
 * @param nextEnd its end; null for none
 */
public record AirflowDag(
    String id,
    boolean paused,
    boolean stale,
    boolean importErrors,
    String file,
    String schedule,
    Instant parsed,
    Instant nextStart,
    Instant nextEnd) {

  /**
   * Start of the data interval of a date, UTC: at the time of day at which the scheduler's own
   * intervals start, so that a run by hand and the scheduler's are the same run.
   */
  public Instant intervalStart(LocalDate date) {
    LocalTime time =
        nextStart == null ? LocalTime.MIDNIGHT : nextStart.atOffset(ZoneOffset.UTC).toLocalTime();
    return date.atTime(time).toInstant(ZoneOffset.UTC);
  }

  /** End of the data interval of a date. */
  public Instant intervalEnd(LocalDate date) {
    Duration length =
        nextStart == null || nextEnd == null
            ? Duration.ofDays(1)
            : Duration.between(nextStart, nextEnd);
    return intervalStart(date).plus(length);
  }

  static AirflowDag of(AirflowAnswer answer) {
    return new AirflowDag(
        answer.text("dag_id"),
        answer.truth("is_paused"),
        answer.truth("is_stale"),
        answer.truth("has_import_errors"),
        answer.optionalText("relative_fileloc").orElse(null),
        answer.optionalText("timetable_summary").orElse(null),
        answer.time("last_parsed_time").orElse(null),
        answer.time("next_dagrun_data_interval_start").orElse(null),
        answer.time("next_dagrun_data_interval_end").orElse(null));
  }
}
