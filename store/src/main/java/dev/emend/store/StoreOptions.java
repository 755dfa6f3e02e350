package dev.emend.store;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a service opens a store. Nothing of it changes what a look-up finds, but the pin.
 *
 * @param clock what {@link RewriteStore#health} counts ages with, and nothing else
 * @param pin the kept version to serve whatever is announced, or null
 * @param experiment from whom {@link RewriteStore#decide} withholds, or null
 * @param staleAfter the age of a version, and the time since the source was last read, beyond which
 *     {@link Health} says STALE; a pinned version may be as old as it likes
 */
public record StoreOptions(
    InstantSource clock, Long pin, Experiment experiment, Duration staleAfter) {

  /** Refuses what is missing or makes no sense. */
  public StoreOptions {
    if (clock == null) {
      throw new IllegalArgumentException("Missing clock (required)");
    }
    if (staleAfter == null || staleAfter.isNegative() || staleAfter.isZero()) {
      throw new IllegalArgumentException(
          "Invalid stale after: " + staleAfter + " (must be positive)");
    }
  }

  /** The announced version, no experiment, stale after a week, by the clock of the system. */
  public static StoreOptions standard() {
    return new StoreOptions(InstantSource.system(), null, null, Duration.ofDays(7));
  }

  /** With another clock. */
  public StoreOptions withClock(InstantSource other) {
    return new StoreOptions(other, pin, experiment, staleAfter);
  }

  /** With a version to serve whatever is announced. */
  public StoreOptions withPin(long version) {
    return new StoreOptions(clock, version, experiment, staleAfter);
  }

  /** With a control arm. */
  public StoreOptions withExperiment(Experiment other) {
    return new StoreOptions(clock, pin, other, staleAfter);
  }

  /** With another age beyond which it is stale. */
  public StoreOptions withStaleAfter(Duration other) {
    return new StoreOptions(clock, pin, experiment, other);
  }
}
