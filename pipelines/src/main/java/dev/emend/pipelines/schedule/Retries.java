package dev.emend.pipelines.schedule;

import java.time.Duration;

/**
 * How often and when a task that broke is tried again.
 *
 * @param times further tries behind the first
 * @param firstDelay before the first further try
 * @param multiplier by which each delay is longer than the one before
 * @param longestDelay no delay is longer
 */
public record Retries(int times, Duration firstDelay, double multiplier, Duration longestDelay) {
  /** A machine that is restarted or a warehouse that is busy is back within half an hour. */
  public static final Retries STANDARD =
      new Retries(4, Duration.ofMinutes(1), 2.0, Duration.ofMinutes(15));

  /** Refuses what does not grow. */
  public Retries {
    if (times < 0) {
      throw new IllegalArgumentException("Invalid retries: " + times + " (must not be negative)");
    }
    if (firstDelay.isNegative() || firstDelay.isZero()) {
      throw new IllegalArgumentException(
          "Invalid first delay: " + firstDelay + " (must be positive)");
    }
    if (!(multiplier >= 1)) {
      throw new IllegalArgumentException(
          "Invalid multiplier: " + multiplier + " (must be 1 or more)");
    }
    if (longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException(
          "Invalid longest delay: " + longestDelay + " (must be at least " + firstDelay + ")");
    }
  }
}
