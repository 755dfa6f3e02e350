package dev.emend.jobs.rows;

import java.time.LocalDate;

/**
 * One check, metric or count of the last attempt at a night; a row of {@code checks}.
 *
 * @param night the night
 * @param step the step that checked or counted, {@code ingest}
 * @param name the check, metric or count
 * @param subject the column or table it looks at, or null
 * @param value what was found; null where it could not be measured
 * @param status how it went
 * @param sentence what was found and what was wanted, in words
 */
public record CheckResult(
    LocalDate night,
    String step,
    String name,
    String subject,
    Double value,
    Status status,
    String sentence) {

  /** The name under which a step leaves the metrics of the night's turns, as JSON. */
  public static final String METRICS = "metrics";

  /** A count of a step, for {@code nights.counts}. */
  public static CheckResult count(LocalDate night, String step, String name, long value) {
    return new CheckResult(night, step, name, null, (double) value, Status.COUNTED, "");
  }

  /** The metrics of the night's turns, for {@code nights.metrics}. */
  public static CheckResult metrics(LocalDate night, String step, String json) {
    return new CheckResult(night, step, METRICS, null, null, Status.MEASURED, json);
  }

  /** How a check went. */
  public enum Status {
    PASSED,
    /** Outside the limits, but there is not history enough to refuse the night for it. */
    WARNED,
    /** Ends the night. */
    FAILED,
    /** A metric without a limit. */
    MEASURED,
    /** A count of a step. */
    COUNTED
  }
}
