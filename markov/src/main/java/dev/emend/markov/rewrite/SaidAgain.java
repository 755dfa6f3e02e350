package dev.emend.markov.rewrite;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * That one state is said again as another, over a window of nights.
 *
 * @param from what was said first
 * @param to what was said instead
 * @param mass expected number of times, each customer's share bounded
 * @param customers distinct customers as sorted hashes
 * @param sessions number of sessions
 * @param first first night
 * @param last last night
 */
@SuppressWarnings("ArrayRecordComponent")
public record SaidAgain(
    State from,
    State to,
    double mass,
    long[] customers,
    long sessions,
    LocalDate first,
    LocalDate last) {
  /** Refuses a mass that is not positive. */
  public SaidAgain {
    if (!(mass > 0)) {
      throw new IllegalArgumentException(
          "Invalid mass of '%s' -> '%s': %s (must be positive)"
              .formatted(from.text(), to.text(), mass));
    }
    customers = Arrays.stream(customers).sorted().distinct().toArray();
  }
}
