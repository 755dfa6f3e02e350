package dev.emend.jobs.findings;

import java.time.Duration;

/**
 * What may be shown of a night.
 *
 * @param minCustomers distinct customers of the window who must have said a text before it is shown
 * @param windowNights nights that are looked at, the newest accepted night among them
 * @param gap silence that ends a session
 */
public record FindingsOptions(int minCustomers, int windowNights, Duration gap) {
  /** Refuses an empty window, and a minimum that nobody would have to reach. */
  public FindingsOptions {
    if (minCustomers < 1 || windowNights < 1) {
      throw new IllegalArgumentException(
          "Invalid findings: %d customers, %d nights (each must be at least 1)"
              .formatted(minCustomers, windowNights));
    }
  }
}
