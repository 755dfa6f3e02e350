package dev.emend.rephrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What it tells that others said a text right after another, too ({@link Feature#SAID_NEXT}): in
 * some logs people rephrase alike, in others they ask alike what comes next. Where many say the
 * second after the first and the pairs among them that can be told by wording and behaviour are
 * mostly rephrases, the others are held to be; it never speaks against one.
 *
 * @param logOdds added to those of a pair, by bin of its lift; not negative, not falling
 */
record Lifts(List<Double> logOdds) {
  private static final double[] FROM = {0, 1, 1.5, 2, 2.5, 3, 3.5};

  /** Pairs of the average that every bin is mixed with. */
  private static final double PRIOR_PAIRS = 20;

  private static final int FEWEST = 50;

  /** Tells nothing. */
  static final Lifts NONE = new Lifts(Collections.nCopies(FROM.length, 0.0));

  Lifts {
    logOdds = List.copyOf(logOdds);
    if (logOdds.size() != FROM.length || logOdds.stream().anyMatch(z -> !(z >= 0))) {
      throw new IllegalArgumentException(
          "Invalid log-odds of lifts: %s (must be %d, none negative)"
              .formatted(logOdds, FROM.length));
    }
  }

  double of(double[] x) {
    int bin = bin(x);
    return bin < 0 ? 0 : logOdds.get(bin);
  }

  private static int bin(double[] x) {
    double lift = x[Feature.SAID_NEXT.ordinal()];
    int bin = -1;
    while (bin + 1 < FROM.length && lift >= FROM[bin + 1]) {
      bin++;
    }
    return bin;
  }

  /**
   * Learns them: by how much the mean probability of a bin is above that of all pairs of attempts
   * that follow each other.
   *
   * @param rows features of pairs
   * @param probability one a row
   * @param chosen the rows to look at
   */
  static Lifts of(double[][] rows, double[] probability, int[] chosen) {
    double[] sum = new double[FROM.length];
    int[] pairs = new int[FROM.length];
    double all = 0;
    int adjacent = 0;
    for (int i : chosen) {
      if (rows[i][Feature.TURNS_BETWEEN.ordinal()] == 0) {
        all += probability[i];
        adjacent++;
        int bin = bin(rows[i]);
        if (bin >= 0) {
          sum[bin] += probability[i];
          pairs[bin]++;
        }
      }
    }
    if (Arrays.stream(pairs).allMatch(n -> n == 0)) {
      return NONE;
    }
    double base = Logistic.logit(all / adjacent);
    List<Double> logOdds = new ArrayList<>();
    double least = 0;
    for (int bin = 0; bin < FROM.length; bin++) {
      if (pairs[bin] >= FEWEST) {
        double mean = (sum[bin] + PRIOR_PAIRS * all / adjacent) / (pairs[bin] + PRIOR_PAIRS);
        least = Math.max(least, Boosting.rounded(Logistic.logit(mean) - base));
      }
      logOdds.add(least);
    }
    return new Lifts(logOdds);
  }
}
