package dev.emend.markov.rewrite;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The rephrases behind something.
 *
 * @param mass expected number, each customer's share bounded
 * @param customers distinct customers
 * @param lent those of the customers who said again only what sounds like it
 * @param sessions sessions; a session in which both were said counts for each
 * @param first first night, null without rephrases
 * @param last last night, null without rephrases
 */
public record Support(
    double mass, long customers, long lent, long sessions, LocalDate first, LocalDate last) {
  static Support of(List<SaidAgain> steps) {
    long own = distinct(steps.stream().flatMapToLong(s -> LongStream.of(s.customers())));
    long all =
        distinct(
            steps.stream()
                .flatMapToLong(
                    s ->
                        LongStream.concat(
                            LongStream.of(s.customers()), LongStream.of(s.lenders()))));
    return new Support(
        steps.stream().mapToDouble(SaidAgain::mass).sum(),
        all,
        all - own,
        steps.stream().mapToLong(SaidAgain::sessions).sum(),
        steps.stream().map(SaidAgain::first).min(Comparator.naturalOrder()).orElse(null),
        steps.stream().map(SaidAgain::last).max(Comparator.naturalOrder()).orElse(null));
  }

  private static long distinct(LongStream customers) {
    return customers.distinct().count();
  }
}
