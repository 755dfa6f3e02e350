package dev.emend.markov.credible;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tallies of two kinds, those that mostly go well and those that mostly fail: a mixture of two
 * beta-binomials, fitted by expectation–maximisation (Dempster, Laird, Rubin 1977). One tally alone
 * says little; all of them together tell how far apart the kinds are, and so how much a few
 * failures mean. The order of the tallies does not change a bit.
 *
 * @param failing chance of success of the failing kind
 * @param working chance of success of the working kind
 * @param share share of the failing kind, 0..1
 * @param certainty how much of the doubt about the kind of a tally the tally itself takes away on
 *     average, 0..1: {@code 1 − E[H(kind | tally)] ÷ H(kind)}, the mutual information of both over
 *     the entropy of the kind (Shannon 1948). Near 1 there really are two kinds; where all tallies
 *     are of one kind it is near 0, whatever the fit says
 * @param fitted whether there were tallies enough to fit; else general knowledge in round numbers
 */
public record TwoKinds(Beta failing, Beta working, double share, double certainty, boolean fitted) {
  /** Most of what is misunderstood is seen to fail, and little of what is understood. */
  private static final TwoKinds USUAL =
      new TwoKinds(new Beta(2, 3), new Beta(4.5, 0.5), 0.2, 0, false);

  private static final int FEWEST = 50;
  private static final int MOST = 2_000;
  private static final int MOST_ROUNDS = 40;
  private static final int STEPS = 4;
  private static final double STILL = 1e-5;
  private static final double LEAST_SHARE = 0.01;
  private static final double LEAST_STRENGTH = 1;
  private static final double MOST_STRENGTH = 100;

  /**
   * Fits the kinds.
   *
   * @param tallies of 2,000 and more an even sample is looked at
   */
  public static TwoKinds fit(List<Tally> tallies) {
    List<Tally> sample = sample(tallies);
    if (sample.size() < FEWEST) {
      return USUAL;
    }
    TwoKinds kinds = USUAL;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      TwoKinds next = kinds.better(sample);
      boolean still = next.near(kinds);
      kinds = next;
      if (still) {
        break;
      }
    }
    return kinds.ordered().certain(sample);
  }

  private TwoKinds certain(List<Tally> sample) {
    double doubt = 0;
    double sum = 0;
    for (Tally tally : sample) {
      double p = probabilityFailing(tally);
      doubt += entropy(p);
      sum += p;
    }
    double before = entropy(sum / sample.size());
    double taken = before > 0 ? Math.max(0, 1 - doubt / sample.size() / before) : 0;
    return new TwoKinds(failing, working, share, taken, fitted);
  }

  private static double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -p * StrictMath.log(p) - (1 - p) * StrictMath.log(1 - p);
  }

  /**
   * How much of what looks like success is believed, 0..1: none of what surely fails, as far as the
   * tallies tell the kinds apart.
   *
   * @param failing see {@link #probabilityFailing}
   */
  public double believed(double failing) {
    return 1 - certainty * failing;
  }

  /** Posterior probability that a tally is of the failing kind. */
  public double probabilityFailing(Tally tally) {
    double logOdds =
        StrictMath.log(share / (1 - share))
            + logLikelihood(failing, tally)
            - logLikelihood(working, tally);
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  private static List<Tally> sample(List<Tally> tallies) {
    List<Tally> sorted =
        tallies.stream()
            .filter(tally -> tally.trials() > 0)
            .sorted(Comparator.comparingDouble(Tally::successes).thenComparing(Tally::failures))
            .toList();
    if (sorted.size() <= MOST) {
      return sorted;
    }
    List<Tally> sample = new ArrayList<>(MOST);
    for (int i = 0; i < MOST; i++) {
      sample.add(sorted.get((int) ((long) i * sorted.size() / MOST)));
    }
    return sample;
  }

  private TwoKinds better(List<Tally> sample) {
    double[] failed = sample.stream().mapToDouble(this::probabilityFailing).toArray();
    double[] worked = new double[failed.length];
    double sum = 0;
    for (int i = 0; i < failed.length; i++) {
      worked[i] = 1 - failed[i];
      sum += failed[i];
    }
    double mean = sum / failed.length;
    return new TwoKinds(
        bounded(new BetaLikelihood(sample, failed).climb(failing, STEPS)),
        bounded(new BetaLikelihood(sample, worked).climb(working, STEPS)),
        Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, mean)),
        0,
        true);
  }

  /** A kind is neither all noise nor exact. */
  private static Beta bounded(Beta beta) {
    double strength = beta.alpha() + beta.beta();
    double kept = Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, strength));
    return new Beta(beta.alpha() * kept / strength, beta.beta() * kept / strength);
  }

  private boolean near(TwoKinds other) {
    return Math.abs(share - other.share) < STILL
        && Math.abs(failing.mean() - other.failing.mean()) < STILL
        && Math.abs(working.mean() - other.working.mean()) < STILL;
  }

  private TwoKinds ordered() {
    return failing.mean() <= working.mean()
        ? this
        : new TwoKinds(/* failing= */ working, /* working= */ failing, 1 - share, 0, fitted);
  }

  private static double logLikelihood(Beta beta, Tally tally) {
    return IncompleteBeta.logBeta(beta.alpha() + tally.successes(), beta.beta() + tally.failures())
        - beta.logBeta();
  }
}
