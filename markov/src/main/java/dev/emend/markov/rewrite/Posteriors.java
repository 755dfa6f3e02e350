package dev.emend.markov.rewrite;

import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.BetaFit;
import dev.emend.markov.credible.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The chance that a text works as it is, by empirical Bayes on two levels: readings vary around the
 * mean of the locale, with a strength fitted on the data; a text varies around the mean of its
 * reading. So a text that was said once is not believed to work always.
 */
final class Posteriors {
  private static final double LEAST_TURNS = 1e-3;

  private final Map<String, Beta> ofReading = new TreeMap<>();
  private final double readingStrength;

  /**
   * Fits the priors.
   *
   * @param counted what counts of each saying
   */
  Posteriors(List<Saying> sayings, List<Tally> counted, double readingStrength) {
    this.readingStrength = readingStrength;
    Map<String, Tally> tallies = new TreeMap<>();
    for (int i = 0; i < sayings.size(); i++) {
      tallies.merge(sayings.get(i).mainReading().key(), counted.get(i), Posteriors::sum);
    }
    Beta prior = BetaFit.fit(new ArrayList<>(tallies.values()), BetaFit.Options.DEFAULT).prior();
    tallies.forEach((reading, tally) -> ofReading.put(reading, prior.after(tally)));
  }

  /** What is believed of a text before its own turns: the mean of its reading. */
  Beta prior(Saying saying) {
    return worth(readingStrength, ofReading.get(saying.mainReading().key()).mean());
  }

  /** The posterior of a text. */
  Beta of(Saying saying, Tally counted) {
    return prior(saying).after(counted);
  }

  /** A chance of this mean that is worth so many turns; nothing is sure beforehand. */
  static Beta worth(double strength, double mean) {
    return new Beta(
        Math.max(LEAST_TURNS, strength * mean), Math.max(LEAST_TURNS, strength * (1 - mean)));
  }

  private static Tally sum(Tally a, Tally b) {
    return new Tally(a.successes() + b.successes(), a.failures() + b.failures());
  }
}
