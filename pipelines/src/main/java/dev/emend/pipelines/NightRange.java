package dev.emend.pipelines;

import java.time.LocalDate;
import java.util.List;

/**
 * Consecutive nights.
 *
 * @param from the first
 * @param to the last, included
 */
public record NightRange(LocalDate from, LocalDate to) {
  /** Refuses a range that ends before it begins. */
  public NightRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Invalid range of nights: " + from + " to " + to + " (ends before it begins)");
    }
  }

  /** One night. */
  public static NightRange of(LocalDate night) {
    return new NightRange(night, night);
  }

  /** The nights in order. */
  public List<LocalDate> nights() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  /** Whether it is a single night. */
  public boolean single() {
    return from.equals(to);
  }

  @Override
  public String toString() {
    return single() ? from.toString() : from + " to " + to;
  }
}
