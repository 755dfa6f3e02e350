package dev.emend.markov.credible;

import java.util.List;

/**
 * How many trials a prior is worth that gives proportions for each of many rows of counts, by
 * empirical Bayes: with {@code θ ~ Dirichlet(κ·p)} the counts c of a row are Dirichlet-multinomial,
 * and κ is the strength under which all rows together are likeliest. It is looked for among powers
 * of two.
 */
public final class DirichletStrength {
  private static final double[] STRENGTHS = {0.25, 0.5, 1, 2, 4, 8};

  private DirichletStrength() {}

  /**
   * One row.
   *
   * @param prior proportions p, each positive, their sum 1
   * @param counts c, not negative, as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Row(double[] prior, double[] counts) {
    /** Refuses rows of different lengths. */
    public Row {
      if (prior.length != counts.length) {
        throw new IllegalArgumentException(
            "Invalid row: %d proportions, %d counts (must be as many)"
                .formatted(prior.length, counts.length));
      }
    }
  }

  /** The likeliest strength, 0.25 to 8 trials; the least without rows. */
  public static double fit(List<Row> rows) {
    double best = STRENGTHS[0];
    double height = Double.NEGATIVE_INFINITY;
    for (double strength : STRENGTHS) {
      double logLikelihood = 0;
      for (Row row : rows) {
        logLikelihood += logLikelihood(row, strength);
      }
      if (logLikelihood > height) {
        height = logLikelihood;
        best = strength;
      }
    }
    return best;
  }

  /**
   * {@code ln B(κp + c) − ln B(κp)}, one cell after the other split off from those behind it, which
   * are beta-binomial.
   */
  static double logLikelihood(Row row, double strength) {
    double sum = 0;
    double share = 0;
    double count = 0;
    for (int i = row.prior.length - 1; i >= 0; i--) {
      if (share > 0) {
        double a = strength * row.prior[i];
        double b = strength * share;
        sum += IncompleteBeta.logBeta(a + row.counts[i], b + count) - IncompleteBeta.logBeta(a, b);
      }
      share += row.prior[i];
      count += row.counts[i];
    }
    return sum;
  }
}
