package dev.emend.markov.rewrite;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * That one state is said again as another, over a window of nights.
 *
 * @param from what was said first
 * @param to what was said instead
 * @param mass expected number of times, each customer's share bounded
 * @param customers distinct customers as sorted hashes
 * @param lenders distinct customers who did so with a text that sounds like the first and lends its
 *     steps ({@link Borrowing}), as sorted hashes
 * @param sessions number of sessions, the lenders' among them
 * @param first first night
 * @param last last night
 */
@SuppressWarnings("ArrayRecordComponent")
public record SaidAgain(
    State from,
    State to,
    double mass,
    long[] customers,
    long[] lenders,
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
    lenders = Arrays.stream(lenders).sorted().distinct().toArray();
  }

  /** Without anything that was lent. */
  public SaidAgain(
      State from,
      State to,
      double mass,
      long[] customers,
      long sessions,
      LocalDate first,
      LocalDate last) {
    this(from, to, mass, customers, new long[0], sessions, first, last);
  }

  /** Strengthened by steps of texts that sound like the first: a mass, and who took them when. */
  SaidAgain lent(double more, List<SaidAgain> steps) {
    return new SaidAgain(
        from,
        to,
        mass + more,
        customers,
        steps.stream().flatMapToLong(step -> LongStream.of(step.customers)).toArray(),
        sessions + steps.stream().mapToLong(SaidAgain::sessions).sum(),
        steps.stream().map(SaidAgain::first).reduce(first, (a, b) -> a.isBefore(b) ? a : b),
        steps.stream().map(SaidAgain::last).reduce(last, (a, b) -> a.isAfter(b) ? a : b));
  }
}
