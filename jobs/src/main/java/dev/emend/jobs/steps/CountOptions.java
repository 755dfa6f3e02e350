package dev.emend.jobs.steps;

import java.io.Serializable;
import java.time.Duration;

/**
 * How transitions are counted.
 *
 * @param gap silence that ends a session
 * @param floor rephrases less probable are not counted
 * @param maxContribution what one customer adds to one transition a night at most, in turns
 */
public record CountOptions(Duration gap, double floor, double maxContribution)
    implements Serializable {
  /** Rephrases from 0.2 on; one turn a customer and night. */
  public static final CountOptions DEFAULT = new CountOptions(Duration.ofSeconds(45), 0.2, 1);

  /** Refuses values outside their range. */
  public CountOptions {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("Invalid rephrase floor: " + floor + " (must be 0 to 1)");
    }
    if (!(maxContribution > 0)) {
      throw new IllegalArgumentException(
          "Invalid max contribution: " + maxContribution + " (must be positive)");
    }
  }
}
