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
 * @param sessions sessions
 * @param first first night, null without rephrases
 * @param last last night, null without rephrases
 */
public record Support(double mass, long customers, long sessions, LocalDate first, LocalDate last) {
  static Support of(List<SaidAgain> steps) {
    return new Support(
        steps.stream().mapToDouble(SaidAgain::mass).sum(),
        steps.stream().flatMapToLong(s -> LongStream.of(s.customers())).distinct().count(),
        steps.stream().mapToLong(SaidAgain::sessions).sum(),
        steps.stream().map(SaidAgain::first).min(Comparator.naturalOrder()).orElse(null),
        steps.stream().map(SaidAgain::last).max(Comparator.naturalOrder()).orElse(null));
  }
}
