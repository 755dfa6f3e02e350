package dev.emend.markov.credible;

/**
 * The regularised incomplete beta function {@code I_x(a,b)} by a continued fraction, and the
 * logarithm of the complete one.
 */
final class IncompleteBeta {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double PRECISION = 1e-15;
  private static final int TERMS_AT_ONCE = 4;
  private static final int MOST_TERMS = 100_000;

  private IncompleteBeta() {}

  /**
   * {@code ln B(a,b)}: both are raised to 10 by {@code B(a,b) = B(a+1,b)·(a+b)/a}, then Stirling.
   */
  static double logBeta(double a, double b) {
    double p = a;
    double q = b;
    double product = 1;
    for (; p < 10; p++) {
      product *= (p + q) / p;
    }
    for (; q < 10; q++) {
      product *= (p + q) / q;
    }
    double large = Math.max(p, q);
    double small = Math.min(p, q);
    double stirling =
        HALF_LOG_TWO_PI
            - 0.5 * StrictMath.log(large)
            + (small - 0.5) * StrictMath.log(small / (p + q))
            - large * StrictMath.log1p(small / large);
    return stirling + remainder(p) + remainder(q) - remainder(p + q) + StrictMath.log(product);
  }

  /** {@code ln Γ(a) − (a−½) ln a + a − ½ ln 2π} for a ≥ 10 (DLMF 5.11.1). */
  private static double remainder(double a) {
    double r = 1 / (a * a);
    return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188)))))
        / a;
  }

  /**
   * {@code I_x(a,b)}.
   *
   * @param y {@code 1 − x}, given apart so that nothing is lost near 1
   * @param front {@code x^a·y^b / B(a,b)}
   */
  static double lower(double x, double y, double a, double b, double front) {
    if (front == 0) {
      return x * (a + b) < a ? 0 : 1;
    }
    return x * (a + b + 2) <= a + 1
        ? front / fraction(x, y, a, b)
        : 1 - front / fraction(y, x, b, a);
  }

  /**
   * The continued fraction {@code β₀ + α₁/(β₁ + α₂/(β₂ + …))} of Didonato and Morris (1992, eq. 9),
   * by forward recurrence of numerators p and denominators q; one division every few terms.
   */
  private static double fraction(double x, double y, double a, double b) {
    double p0 = 1;
    double q0 = 0;
    double p1 = a * (a * y - b * x + 1) / (a + 1);
    double q1 = 1;
    double value = p1;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double odd = a + 2 * m - 1;
      double alpha = (a + m - 1) / odd * ((a + b + m - 1) / odd) * m * (b - m) * x * x;
      double beta =
          m + m * (b - m) * x / odd + (a + m) * (a * y - b * x + 1 + m * (1 + y)) / (odd + 2);
      double p2 = beta * p1 + alpha * p0;
      double q2 = beta * q1 + alpha * q0;
      p0 = p1;
      q0 = q1;
      p1 = p2;
      q1 = q2;
      if (m % TERMS_AT_ONCE == 0) {
        double scale = 1 / q1;
        double next = p1 * scale;
        if (Math.abs(next - value) <= PRECISION * Math.abs(next)) {
          return next;
        }
        value = next;
        p0 *= scale;
        q0 *= scale;
        p1 = next;
        q1 = 1;
      }
    }
    return value;
  }
}
