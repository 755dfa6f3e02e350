package dev.emend.jobs.steps;

/**
 * How thresholds are chosen by replay.
 *
 * @param nights nights that are replayed, the last of the window; 0 leaves all as configured
 * @param credibleLevel how sure a change must be, above 0.5 and below 1
 */
public record TuneOptions(int nights, double credibleLevel) {
  /** Leaves all thresholds as configured. */
  public static final TuneOptions OFF = new TuneOptions(0, 0.9);

  /** Refuses values outside their range. */
  public TuneOptions {
    if (nights < 0) {
      throw new IllegalArgumentException(
          "Invalid nights to replay: " + nights + " (must be 0 or more)");
    }
    if (!(credibleLevel > 0.5 && credibleLevel < 1)) {
      throw new IllegalArgumentException(
          "Invalid credible level: " + credibleLevel + " (must be above 0.5 and below 1)");
    }
  }
}
