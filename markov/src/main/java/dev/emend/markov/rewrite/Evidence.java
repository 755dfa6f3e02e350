package dev.emend.markov.rewrite;

import java.util.Comparator;
import java.util.List;

/**
 * All that a window of nights says about one locale.
 *
 * @param locale BCP 47
 * @param sayings every state, once
 * @param steps the steps
 */
public record Evidence(String locale, List<Saying> sayings, List<SaidAgain> steps) {
  /** Orders what it is given, so that no result depends on the order of rows. */
  public Evidence {
    sayings = sayings.stream().sorted(Comparator.comparing(Saying::state)).toList();
    steps =
        steps.stream()
            .sorted(Comparator.comparing(SaidAgain::from).thenComparing(SaidAgain::to))
            .toList();
  }
}
