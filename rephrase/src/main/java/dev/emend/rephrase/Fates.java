package dev.emend.rephrase;

import java.util.stream.IntStream;

/**
 * What it tells that others who say a text mostly let it rest, or mostly go on to say something
 * else ({@link Feature#WENT_ON_EARLIER}, {@link Feature#WENT_ON_LATER}): after what fails people go
 * on, and where they mostly stop they have what they wanted. In logs where they always go on it
 * tells little, and each training learns how much.
 *
 * <p>A logistic regression of the chance of a rephrase on the log-odds of going on after either
 * text, by Newton's method; what the share of rephrases alone would say is taken off.
 *
 * @param ofEarlier weight of the earlier text
 * @param ofLater weight of the later text
 * @param offset added
 */
record Fates(double ofEarlier, double ofLater, double offset) {
  /** Tells nothing. */
  static final Fates NONE = new Fates(0, 0, 0);

  private static final int STEPS = 25;
  private static final double STILL = 1e-9;

  /** Keeps weights finite where everybody goes on. */
  private static final double RIDGE = 1;

  Fates {
    for (double weight : new double[] {ofEarlier, ofLater, offset}) {
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException(
            "Invalid weight of fates: " + weight + " (must be finite)");
      }
    }
  }

  double of(double[] x) {
    return tellsEarlier(x) + tellsLater(x);
  }

  /** What the earlier text adds, and the offset. */
  double tellsEarlier(double[] x) {
    return known(x) ? ofEarlier * earlier(x) + offset : 0;
  }

  /** What the later text adds. */
  double tellsLater(double[] x) {
    return known(x) ? ofLater * later(x) : 0;
  }

  private static boolean known(double[] x) {
    return x[Feature.WENT_ON_EARLIER.ordinal()] != Feature.ABSENT;
  }

  private static double earlier(double[] x) {
    return Logistic.logit(x[Feature.WENT_ON_EARLIER.ordinal()]);
  }

  private static double later(double[] x) {
    return Logistic.logit(x[Feature.WENT_ON_LATER.ordinal()]);
  }

  /**
   * Learns them.
   *
   * @param rows features of pairs
   * @param probability one a row
   * @param chosen the rows to look at
   */
  static Fates of(double[][] rows, double[] probability, int[] chosen) {
    int[] told = IntStream.of(chosen).filter(i -> known(rows[i])).toArray();
    if (told.length == 0) {
      return NONE;
    }
    double[][] x = new double[told.length][];
    double[] y = new double[told.length];
    double sum = 0;
    for (int k = 0; k < told.length; k++) {
      double[] row = rows[told[k]];
      x[k] = new double[] {earlier(row), later(row), 1};
      y[k] = probability[told[k]];
      sum += y[k];
    }
    double prior = Logistic.logit(sum / told.length);
    double[] w = {0, 0, prior};
    int steps = 0;
    while (newton(x, y, w) > STILL && steps < STEPS) {
      steps++;
    }
    return new Fates(
        Boosting.rounded(w[0]), Boosting.rounded(w[1]), Boosting.rounded(w[2] - prior));
  }

  /** One step of Newton's method; returns its longest coordinate. */
  private static double newton(double[][] x, double[] y, double[] w) {
    double[] gradient = {-RIDGE * w[0], -RIDGE * w[1], 0};
    double[][] h = {{RIDGE, 0, 0}, {0, RIDGE, 0}, {0, 0, 0}};
    for (int k = 0; k < y.length; k++) {
      double p = Logistic.probability(w[0] * x[k][0] + w[1] * x[k][1] + w[2]);
      for (int i = 0; i < 3; i++) {
        gradient[i] += (y[k] - p) * x[k][i];
        for (int j = 0; j < 3; j++) {
          h[i][j] += p * (1 - p) * x[k][i] * x[k][j];
        }
      }
    }
    double[] step = solved(h, gradient);
    double longest = 0;
    for (int i = 0; i < 3; i++) {
      w[i] += step[i];
      longest = Math.max(longest, Math.abs(step[i]));
    }
    return longest;
  }

  /** Cramer's rule: three unknowns. */
  private static double[] solved(double[][] a, double[] b) {
    double all = determinant(a[0], a[1], a[2]);
    return new double[] {
      determinant(b, a[1], a[2]) / all,
      determinant(a[0], b, a[2]) / all,
      determinant(a[0], a[1], b) / all
    };
  }

  private static double determinant(double[] a, double[] b, double[] c) {
    return a[0] * (b[1] * c[2] - b[2] * c[1])
        - a[1] * (b[0] * c[2] - b[2] * c[0])
        + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
}
