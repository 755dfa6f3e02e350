package dev.emend.markov.credible;

import java.util.Comparator;
import java.util.List;

/**
 * A Beta prior fitted on many tallies (empirical Bayes): each has its own chance θ_i ~ Beta(α,β),
 * so that its successes are beta-binomial. Begins with the method of moments and climbs the
 * log-likelihood {@code Σ ln B(α+k_i, β+n_i−k_i) − ln B(α,β)} over {@code (ln α, ln β)} with damped
 * Newton steps. The order of the tallies does not change a bit.
 *
 * @param prior Beta(α,β)
 * @param origin where it comes from
 * @param informative tallies of more than one trial: only those tell how strong the prior is
 */
public record BetaFit(Beta prior, Origin origin, int informative) {
  /** Where a fitted prior comes from. */
  public enum Origin {
    /** The maximum of the likelihood. */
    LIKELIHOOD,
    /** The likelihood rises beyond the bounds of the strength: the bound. */
    BOUND,
    /** Too few informative tallies: the pooled mean with the fallback strength. */
    POOLED
  }

  /**
   * Bounds of a fit. The strength is {@code α+β}: how many trials the prior is worth.
   *
   * @param fewest informative tallies below which the strength is not fitted
   * @param fallbackStrength strength where it is not fitted
   * @param leastStrength lower bound of the strength
   * @param mostStrength upper bound of the strength
   */
  public record Options(
      int fewest, double fallbackStrength, double leastStrength, double mostStrength) {
    /** At least 10 informative tallies; worth 2 trials without them, else 0.5 to 1,000. */
    public static final Options DEFAULT = new Options(10, 2, 0.5, 1_000);

    /** Refuses bounds that make no sense. */
    public Options {
      if (fewest < 1) {
        throw new IllegalArgumentException("Invalid fewest: " + fewest + " (must be 1 or more)");
      }
      if (!(leastStrength >= 0.1 && mostStrength <= 1e6 && leastStrength <= fallbackStrength)
          || !(fallbackStrength <= mostStrength)) {
        throw new IllegalArgumentException(
            "Invalid strengths: least "
                + leastStrength
                + ", fallback "
                + fallbackStrength
                + ", most "
                + mostStrength
                + " (must be 0.1 to 1e6, in this order)");
      }
    }
  }

  /** Chances of the prior stay so far from 0 and 1, or a prior could never be changed. */
  private static final double LEAST_MEAN = 0.01;

  /** Fits a prior; never fails, see {@link Origin}. */
  public static BetaFit fit(List<Tally> tallies, Options options) {
    List<Tally> sorted =
        tallies.stream()
            .filter(tally -> tally.trials() > 0)
            .sorted(Comparator.comparingDouble(Tally::successes).thenComparing(Tally::failures))
            .toList();
    int informative = (int) sorted.stream().filter(tally -> tally.trials() > 1).count();
    double mean = pooledMean(sorted);
    if (informative < options.fewest()) {
      return new BetaFit(of(mean, options.fallbackStrength()), Origin.POOLED, informative);
    }
    Beta moments = of(mean, momentStrength(sorted, options));
    BetaLikelihood likelihood = new BetaLikelihood(sorted);
    Beta best = likelihood.climb(moments);
    double strength = best.alpha() + best.beta();
    boolean inside = strength > options.leastStrength() && strength < options.mostStrength();
    Beta prior = of(best.mean(), clamp(strength, options.leastStrength(), options.mostStrength()));
    return new BetaFit(prior, inside ? Origin.LIKELIHOOD : Origin.BOUND, informative);
  }

  private static double pooledMean(List<Tally> tallies) {
    double successes = tallies.stream().mapToDouble(Tally::successes).reduce(0, Double::sum);
    double trials = tallies.stream().mapToDouble(Tally::trials).reduce(0, Double::sum);
    return (successes + 0.5) / (trials + 1);
  }

  /**
   * Strength {@code 1/ρ − 1} from {@code E[Σ n_i (p_i−m)²] ≈ m(1−m)·(G−1 + ρ·(N − Σn_i²/N − G+1))},
   * over the informative tallies.
   */
  private static double momentStrength(List<Tally> sorted, Options options) {
    List<Tally> tallies = sorted.stream().filter(tally -> tally.trials() > 1).toList();
    double mean = pooledMean(tallies);
    double trials = 0;
    double squares = 0;
    double spread = 0;
    for (Tally tally : tallies) {
      double n = tally.trials();
      double off = tally.successes() / n - mean;
      trials += n;
      squares += n * n;
      spread += n * off * off;
    }
    double free = tallies.size() - 1;
    double rho =
        (spread / (mean * (1 - mean)) - free) / Math.max(1e-9, trials - squares / trials - free);
    double most = 1 / (1 + options.leastStrength());
    double least = 1 / (1 + options.mostStrength());
    return 1 / clamp(rho, least, most) - 1;
  }

  private static Beta of(double mean, double strength) {
    double m = clamp(mean, LEAST_MEAN, 1 - LEAST_MEAN);
    return new Beta(m * strength, (1 - m) * strength);
  }

  private static double clamp(double value, double least, double most) {
    return Math.min(most, Math.max(least, value));
  }
}
