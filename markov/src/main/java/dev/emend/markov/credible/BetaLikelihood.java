package dev.emend.markov.credible;

import java.util.List;

/** The beta-binomial log-likelihood of tallies, and the way up to its maximum. */
final class BetaLikelihood {
  private static final int MOST_STEPS = 60;
  private static final double SMALLEST = 5e-3;
  private static final double LARGEST = 1e7;

  private final double[] successes;
  private final double[] failures;
  private final double[] count;
  private int size;

  /** Takes tallies in sorted order; equal ones are counted once. */
  BetaLikelihood(List<Tally> sorted) {
    this(sorted, null);
  }

  /** The same with a weight for each tally; without weights each counts once. */
  BetaLikelihood(List<Tally> sorted, double[] weights) {
    successes = new double[sorted.size()];
    failures = new double[sorted.size()];
    count = new double[sorted.size()];
    for (int i = 0; i < sorted.size(); i++) {
      Tally tally = sorted.get(i);
      boolean again =
          size > 0
              && successes[size - 1] == tally.successes()
              && failures[size - 1] == tally.failures();
      if (!again) {
        successes[size] = tally.successes();
        failures[size] = tally.failures();
        size++;
      }
      count[size - 1] += weights == null ? 1 : weights[i];
    }
  }

  /** {@code Σ ln B(α+k, β+n−k) − ln B(α,β)}. */
  double at(Beta beta) {
    double prior = beta.logBeta();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum +=
          count[i]
              * (IncompleteBeta.logBeta(beta.alpha() + successes[i], beta.beta() + failures[i])
                  - prior);
    }
    return sum;
  }

  /** The maximum above a start, or the edge of what is tried where there is none. */
  Beta climb(Beta start) {
    return climb(start, MOST_STEPS);
  }

  /** As far above a start as so many steps lead. */
  Beta climb(Beta start, int mostSteps) {
    Beta here = start;
    double height = at(here);
    double damping = 1e-3;
    for (int step = 0; step < mostSteps && damping < 1e12; step++) {
      double[] move = move(here, damping);
      Beta there = moved(here, move);
      double next = at(there);
      if (!(next >= height)) {
        damping *= 8;
        continue;
      }
      here = there;
      height = next;
      damping = Math.max(1e-12, damping / 8);
      if (Math.abs(move[0]) + Math.abs(move[1]) < 1e-10) {
        break;
      }
    }
    return here;
  }

  private static Beta moved(Beta from, double[] move) {
    return new Beta(scaled(from.alpha(), move[0]), scaled(from.beta(), move[1]));
  }

  private static double scaled(double value, double logFactor) {
    double factor = StrictMath.exp(Math.min(2, Math.max(-2, logFactor)));
    return Math.min(LARGEST, Math.max(SMALLEST, value * factor));
  }

  /** Levenberg and Marquardt's step over {@code (ln α, ln β)}. */
  private double[] move(Beta beta, double damping) {
    double a = beta.alpha();
    double b = beta.beta();
    double ga = 0;
    double gb = 0;
    double haa = 0;
    double hbb = 0;
    double hab = 0;
    for (int i = 0; i < size; i++) {
      double n = successes[i] + failures[i];
      double both = Psi.digamma(a + b) - Psi.digamma(a + b + n);
      double bothSlope = Psi.trigamma(a + b) - Psi.trigamma(a + b + n);
      ga += count[i] * (Psi.digamma(a + successes[i]) - Psi.digamma(a) + both);
      gb += count[i] * (Psi.digamma(b + failures[i]) - Psi.digamma(b) + both);
      haa += count[i] * (Psi.trigamma(a + successes[i]) - Psi.trigamma(a) + bothSlope);
      hbb += count[i] * (Psi.trigamma(b + failures[i]) - Psi.trigamma(b) + bothSlope);
      hab += count[i] * bothSlope;
    }
    return solved(
        -(a * a * haa + a * ga), -(b * b * hbb + b * gb), -a * b * hab, a * ga, b * gb, damping);
  }

  /** Solves {@code (M + λI)·move = g} with λ large enough for M + λI to be positive. */
  private static double[] solved(
      double m11, double m22, double m12, double g1, double g2, double damping) {
    double half = 0.5 * (m11 + m22);
    double least = half - Math.sqrt(0.25 * (m11 - m22) * (m11 - m22) + m12 * m12);
    double scale = Math.abs(m11) + Math.abs(m22) + 1e-300;
    double lambda = Math.max(0, 1e-9 * scale - least) + damping * scale;
    double p = m11 + lambda;
    double q = m22 + lambda;
    double determinant = p * q - m12 * m12;
    return new double[] {(q * g1 - m12 * g2) / determinant, (p * g2 - m12 * g1) / determinant};
  }
}
