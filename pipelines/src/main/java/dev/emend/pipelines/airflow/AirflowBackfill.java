package dev.emend.pipelines.airflow;

import dev.emend.pipelines.NightRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A backfill.
 *
 * @param id its number
 * @param from first night
 * @param to last night, included
 * @param paused whether it waits
 * @param completed when it was done or cancelled; null while it goes on
 */
public record AirflowBackfill(
    int id, LocalDate from, LocalDate to, boolean paused, Instant completed) {

  /** Which nights that have a run already are run again. */
  public enum Reprocess {
    /** None of them. */
    NONE,
    /** Those whose run failed. */
    FAILED,
    /** Those whose run is over, well or not. */
    COMPLETED;

    /** As it is typed and sent. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its nights. */
  public NightRange nights() {
    return new NightRange(from, to);
  }

  static AirflowBackfill of(AirflowAnswer answer) {
    return new AirflowBackfill(
        answer.whole("id"),
        answer.time("from_date").map(AirflowBackfill::date).orElse(LocalDate.EPOCH),
        answer.time("to_date").map(AirflowBackfill::date).orElse(LocalDate.EPOCH),
        answer.truth("is_paused"),
        answer.time("completed_at").orElse(null));
  }

  static LocalDate date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
