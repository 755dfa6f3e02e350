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
  private final Map<String, Beta> ofReading = new TreeMap<>();
  private final double readingStrength;

  Posteriors(List<Saying> sayings, double[] saidAgain, double readingStrength) {
    this.readingStrength = readingStrength;
    Map<String, Tally> tallies = new TreeMap<>();
    for (int i = 0; i < sayings.size(); i++) {
      tallies.merge(
          sayings.get(i).mainReading().key(), tally(sayings.get(i), saidAgain[i]), Posteriors::sum);
    }
    Beta prior = BetaFit.fit(new ArrayList<>(tallies.values()), BetaFit.Options.DEFAULT).prior();
    tallies.forEach((reading, tally) -> ofReading.put(reading, prior.after(tally)));
  }

  /** What is believed of a text before its own turns: the mean of its reading. */
  Beta prior(Saying saying) {
    return worth(readingStrength, ofReading.get(saying.mainReading().key()).mean());
  }

  /** The posterior of a text; being said again counts as failure. */
  Beta of(Saying saying, double saidAgain) {
    return prior(saying).after(tally(saying, saidAgain));
  }

  /** A chance of this mean that is worth so many turns. */
  static Beta worth(double strength, double mean) {
    return new Beta(strength * mean, strength * (1 - mean));
  }

  /** What was counted of a text; being said again counts as failure. */
  static Tally tally(Saying saying, double saidAgain) {
    return new Tally(saying.success(), saying.failure() + saidAgain);
  }

  private static Tally sum(Tally a, Tally b) {
    return new Tally(a.successes() + b.successes(), a.failures() + b.failures());
  }
}
