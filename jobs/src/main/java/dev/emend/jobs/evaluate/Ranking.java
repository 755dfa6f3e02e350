package dev.emend.jobs.evaluate;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Turns by the score they were given, each a hit or not; 8 bytes a turn. */
final class Ranking {
  private long[] entries = new long[1024];
  private int size;

  /** Adds a turn with a score of 0 to 1. */
  void add(double score, boolean hit) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    // The bits of a double from 0 to 1 sort like it and leave the first two free: room for the hit.
    entries[size++] = (Double.doubleToLongBits(score + 0.0) << 1) | (hit ? 1 : 0);
  }

  /**
   * Average precision {@code Σ (R_n − R_{n−1}) P_n} over the distinct scores, falling, as in
   * scikit-learn's {@code average_precision_score}: no interpolation, equal scores are one
   * threshold. Unlike there, what was never ranked counts against recall.
   *
   * @param positives how many there are to be found, ranked or not
   */
  OptionalDouble averagePrecision(long positives) {
    if (positives == 0) {
      return OptionalDouble.empty();
    }
    long[] sorted = Arrays.copyOf(entries, size);
    Arrays.sort(sorted);
    double sum = 0;
    long hits = 0;
    for (int i = size - 1; i >= 0; ) {
      long score = sorted[i] >>> 1;
      long before = hits;
      for (; i >= 0 && sorted[i] >>> 1 == score; i--) {
        hits += sorted[i] & 1;
      }
      int ranked = size - 1 - i;
      sum += (hits - before) * (hits / (double) ranked);
    }
    return OptionalDouble.of(sum / positives);
  }
}
