package dev.emend.labeling.aggregation;

import java.io.Serializable;
import java.util.List;

/**
 * What is believed about the share of agreeing evidence of a text before any of it is seen: a Beta
 * distribution.
 *
 * @param agree pseudo-evidence that agrees (α), in customers
 * @param disagree pseudo-evidence that does not (β), in customers
 */
public record AgreementPrior(double agree, double disagree) implements Serializable {
  /** Three customers of four agree, as firmly believed as two customers. */
  public static final AgreementPrior DEFAULT = new AgreementPrior(1.5, 0.5);

  private static final double LEAST_STRENGTH = 0.5;
  private static final double GREATEST_STRENGTH = 50;
  private static final double LEAST_MEAN = 0.05;

  /** Refuses a distribution that is none. */
  public AgreementPrior {
    if (!(agree > 0 && disagree > 0 && agree + disagree < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Invalid prior: " + agree + ", " + disagree + " (both must be positive)");
    }
  }

  /**
   * Evidence of one text, bounded by customer.
   *
   * @param agree for the modal reading
   * @param disagree against it
   */
  public record Counts(double agree, double disagree) {
    /** Refuses negative counts. */
    public Counts {
      if (!(agree >= 0 && disagree >= 0)) {
        throw new IllegalArgumentException(
            "Invalid counts: " + agree + ", " + disagree + " (must not be negative)");
      }
    }

    double total() {
      return agree + disagree;
    }
  }

  /** Posterior mean of the share, (α + agree) ÷ (α + β + agree + disagree). */
  public double mean(Counts counts) {
    return (agree + counts.agree) / (agree + disagree + counts.total());
  }

  /**
   * The prior that a population of texts suggests: moments of the beta-binomial for unequal sizes
   * (Kleinman 1973). The mean is the pooled share; what the shares vary beyond the binomial gives
   * the strength. Without at least two texts of evidence it is the default.
   */
  public static AgreementPrior fit(List<Counts> texts) {
    double n = 0;
    double squares = 0;
    double agree = 0;
    int used = 0;
    for (Counts counts : texts) {
      if (counts.total() > 0) {
        n += counts.total();
        squares += counts.total() * counts.total();
        agree += counts.agree;
        used++;
      }
    }
    // Nothing can vary between texts where each has less than one customer.
    if (used < 2 || n <= used) {
      return DEFAULT;
    }
    double mean = Math.min(1 - LEAST_MEAN, Math.max(LEAST_MEAN, agree / n));
    double strength = strength(texts, mean, n, squares, used);
    return new AgreementPrior(mean * strength, (1 - mean) * strength);
  }

  private static double strength(
      List<Counts> texts, double mean, double n, double squares, int used) {
    double spread = 0;
    for (Counts counts : texts) {
      if (counts.total() > 0) {
        double apart = counts.agree / counts.total() - mean;
        spread += counts.total() * apart * apart;
      }
    }
    // E[spread] = m(1−m)·[(used − 1)(1 − ρ) + ρ·(n − Σn²/n)], ρ the correlation within a text.
    double between = n - squares / n - (used - 1);
    double correlation = (spread / (mean * (1 - mean)) - (used - 1)) / between;
    if (!(between > 0) || !(correlation > 0)) {
      return GREATEST_STRENGTH;
    }
    return Math.max(LEAST_STRENGTH, Math.min(GREATEST_STRENGTH, (1 - correlation) / correlation));
  }
}
