package dev.emend.pipelines.schedule;

import java.time.Duration;

/**
 * How long a task waits for its input.
 *
 * @param every time between two looks
 * @param deadline from the end of the night's date; behind it the task fails for good
 */
public record Patience(Duration every, Duration deadline) {
  /** A delivery that is late by half a day needs a person. */
  public static final Patience STANDARD = new Patience(Duration.ofMinutes(5), Duration.ofHours(12));

  /** Refuses to look without a pause. */
  public Patience {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("Invalid pause: " + every + " (must be positive)");
    }
    if (deadline.isNegative()) {
      throw new IllegalArgumentException(
          "Invalid deadline: " + deadline + " (must not be negative)");
    }
  }
}
