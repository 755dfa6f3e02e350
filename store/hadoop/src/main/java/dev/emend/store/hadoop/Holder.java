package dev.emend.store.hadoop;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Who publishes, for the lock where no operating system watches it.
 *
 * @param name tells this publisher from every other, those of the past among them: host, process
 *     and the moment of its start
 * @param clock the time of day; the clocks of publishers must agree within half a lease
 * @param lease how long the lock outlives the last sign of its holder; longer than zero
 */
public record Holder(String name, InstantSource clock, Duration lease) {
  /** Every file that is written renews it. */
  public static final Duration LEASE = Duration.ofMinutes(2);

  /** Refuses a name that would not fit into a line, and a lease that ends at once. */
  public Holder {
    if (name == null || name.isBlank() || name.contains("\n")) {
      throw new IllegalArgumentException(
          "Invalid name of a publisher: '" + name + "' (must be one line)");
    }
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("Invalid lease: " + lease + " (must be positive)");
    }
  }
}
