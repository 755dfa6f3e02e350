package dev.emend.markov.rewrite;

import java.util.Comparator;
import java.util.List;

/**
 * All that a window of nights says about one locale.
 *
 * @param locale BCP 47
 * @param sayings every state that a step begins or ends in, once
 * @param steps the steps
 * @param success mean chance of success of all turns of the locale, 0..1
 */
public record Evidence(String locale, List<Saying> sayings, List<SaidAgain> steps, double success) {
  /** Orders what it is given, so that no result depends on the order of rows. */
  public Evidence {
    sayings = sayings.stream().sorted(Comparator.comparing(Saying::state)).toList();
    steps =
        steps.stream().sorted(Comparator.comparing(SaidAgain::from).thenComparing(SaidAgain::to)).toList();
    if (!(success >= 0 && success <= 1)) {
      throw new IllegalArgumentException(
          "Invalid mean success: " + success + " (must be 0 to 1)");
    }
  }
}
