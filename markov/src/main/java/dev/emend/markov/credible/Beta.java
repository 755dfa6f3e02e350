package dev.emend.markov.credible;

/**
 * A Beta distribution over a chance θ of success, with density {@code θ^(α−1)·(1−θ)^(β−1) /
 * B(α,β)}.
 *
 * @param alpha α, prior and counted successes
 * @param beta β, prior and counted failures
 */
public record Beta(double alpha, double beta) {
  /** Every chance is as likely as any other. */
  public static final Beta UNIFORM = new Beta(1, 1);

  private static final double SMALLEST = 1e-3;
  private static final double LARGEST = 1e12;

  /** Refuses parameters that the numerics do not carry. */
  public Beta {
    demand(alpha, "alpha");
    demand(beta, "beta");
  }

  private static void demand(double value, String name) {
    if (!(value >= SMALLEST && value <= LARGEST)) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + " (must be " + SMALLEST + " to " + LARGEST + ")");
    }
  }

  /** The posterior after a tally, with this distribution as the prior. */
  public Beta after(Tally tally) {
    return new Beta(alpha + tally.successes(), beta + tally.failures());
  }

  /** {@code α / (α+β)}. */
  public double mean() {
    return alpha / (alpha + beta);
  }

  /** {@code αβ / ((α+β)²(α+β+1))}. */
  public double variance() {
    return mean() * (beta / (alpha + beta)) / (alpha + beta + 1);
  }

  /** The distribution of {@code 1 − θ}. */
  public Beta mirrored() {
    return new Beta(/* alpha= */ beta, /* beta= */ alpha);
  }

  /** {@code P(θ ≤ x)}. */
  public double cdf(double x) {
    if (!(x > 0 && x < 1)) {
      return x >= 1 ? 1 : 0;
    }
    double front = front(StrictMath.log(x), StrictMath.log1p(-x), logBeta());
    return IncompleteBeta.lower(x, 1 - x, alpha, beta, front);
  }

  /** The x with {@code P(θ > x) = level}: what the chance is not below, with that credibility. */
  public double lowerBound(double level) {
    return quantile(1 - level);
  }

  /** The x with {@code P(θ < x) = level}. */
  public double upperBound(double level) {
    return quantile(level);
  }

  /** The x with {@code P(θ ≤ x) = p}, for p between 0 and 1. */
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("Invalid p: " + p + " (must be between 0 and 1)");
    }
    return p <= 0.5 ? sigmoid(lowerLogit(p)) : sigmoid(-mirrored().lowerLogit(1 - p));
  }

  /**
   * The logit z of a quantile by Newton's method on {@code ln F(z)}, which is concave and almost
   * linear far out: from the left it converges without overshooting.
   */
  private double lowerLogit(double p) {
    double logBeta = logBeta();
    double z = StrictMath.log(alpha / beta);
    for (int step = 0; step < 200; step++) {
      double logX = logSigmoid(z);
      double logY = logSigmoid(-z);
      double front = front(logX, logY, logBeta);
      double f = IncompleteBeta.lower(sigmoid(z), sigmoid(-z), alpha, beta, front);
      if (f == 0) {
        z += 1 / Math.sqrt(alpha) + 1 / Math.sqrt(beta);
        continue;
      }
      double move = (StrictMath.log(p) - StrictMath.log(f)) * f / front;
      z += move;
      if (Math.abs(move) <= 1e-14 * Math.max(1, Math.abs(z))) {
        break;
      }
    }
    return z;
  }

  double logBeta() {
    return IncompleteBeta.logBeta(alpha, beta);
  }

  private double front(double logX, double logY, double logBeta) {
    return StrictMath.exp(alpha * logX + beta * logY - logBeta);
  }

  private static double sigmoid(double z) {
    return StrictMath.exp(logSigmoid(z));
  }

  private static double logSigmoid(double z) {
    return z > 0 ? -StrictMath.log1p(StrictMath.exp(-z)) : z - StrictMath.log1p(StrictMath.exp(z));
  }
}
