package dev.emend.markov.chain;

/**
 * Elimination within a full matrix whose rows and columns stand in {@link MinimumDegree order}, row
 * by row, so that the row at work stays in the cache. Rows that are still sparse are followed by
 * their columns.
 */
final class DenseFactors implements Factors {
  private static final int FEW = 4;

  private final int n;
  private final int[] order;
  private final int[] start;
  private final int[] columns;

  /** Above the diagonal {@code q_kj} when k was eliminated, below it {@code q_ik/d_k}. */
  private final double[][] a;

  private final double[] pivot;
  private final double[] success;
  private final double[] failure;

  DenseFactors(Block block) {
    n = block.size();
    MinimumDegree degrees = MinimumDegree.of(block);
    order = degrees.order();
    start = degrees.start();
    columns = degrees.columns();
    a = ordered(block);
    pivot = new double[n];
    double[] good = gathered(block.absorbed(true));
    double[] bad = gathered(block.absorbed(false));
    int firstFull = firstFull();
    for (int i = 0; i < n; i++) {
      eliminateBefore(i, firstFull, good, bad);
      pivot[i] = rowSum(i) + good[i] + bad[i];
    }
    success = scattered(substituted(good));
    failure = scattered(substituted(bad));
  }

  @Override
  public double[] visits(int s) {
    double[] x = new double[n];
    x[s] = 1;
    return visits(x);
  }

  /** The row vector {@code x·N}. */
  double[] visits(double[] x) {
    double[] y = gathered(x);
    for (int k = 0; k < n; k++) {
      if (y[k] > 0) {
        y[k] /= pivot[k];
        addRow(k, y[k], y);
      }
    }
    for (int i = n - 1; i > 0; i--) {
      if (y[i] > 0) {
        addScaled(y, y[i], a[i], 0, i);
      }
    }
    return scattered(y);
  }

  @Override
  public double[] success() {
    return success;
  }

  @Override
  public double[] failure() {
    return failure;
  }

  @Override
  public Method method() {
    return Method.DIRECT_DENSE;
  }

  private double[][] ordered(Block block) {
    int[] position = new int[n];
    for (int at = 0; at < n; at++) {
      position[order[at]] = at;
    }
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int e = block.begin(i); e < block.end(i); e++) {
        matrix[position[i]][position[block.column(e)]] = block.value(e);
      }
    }
    return matrix;
  }

  private double[] gathered(double[] ofStates) {
    double[] ofPositions = new double[n];
    for (int at = 0; at < n; at++) {
      ofPositions[at] = ofStates[order[at]];
    }
    return ofPositions;
  }

  private double[] scattered(double[] ofPositions) {
    double[] ofStates = new double[n];
    for (int at = 0; at < n; at++) {
      ofStates[order[at]] = ofPositions[at];
    }
    return ofStates;
  }

  /** The position from which on every row is to be added as a whole. */
  private int firstFull() {
    int first = n;
    while (first > 0 && isFull(first - 1)) {
      first--;
    }
    return first;
  }

  private boolean isFull(int k) {
    return 2 * (start[k + 1] - start[k]) > n - k;
  }

  /** Takes all states before i out of row i; what falls on the diagonal is never read. */
  private void eliminateBefore(int i, int firstFull, double[] good, double[] bad) {
    int k = 0;
    while (k < i) {
      if (k >= firstFull && k + FEW <= i) {
        eliminateFew(i, k, good, bad);
        k += FEW;
      } else {
        if (a[i][k] > 0) {
          addRow(k, factor(i, k, good, bad), a[i]);
        }
        k++;
      }
    }
  }

  /** Takes four states from k on at once: each entry of row i is loaded and stored only once. */
  private void eliminateFew(int i, int k, double[] good, double[] bad) {
    double[] row = a[i];
    for (int few = k; few < k + FEW; few++) {
      addScaled(row, factor(i, few, good, bad), a[few], few + 1, k + FEW);
    }
    addFour(row, k, a[k], a[k + 1], a[k + 2], a[k + 3]);
  }

  private static void addFour(
      double[] row, int k, double[] a0, double[] a1, double[] a2, double[] a3) {
    double f0 = row[k];
    double f1 = row[k + 1];
    double f2 = row[k + 2];
    double f3 = row[k + 3];
    for (int j = k + FEW; j < row.length; j++) {
      row[j] = row[j] + f0 * a0[j] + f1 * a1[j] + f2 * a2[j] + f3 * a3[j];
    }
  }

  /** The multiple of row k that row i gets, kept where its own entry was. */
  private double factor(int i, int k, double[] good, double[] bad) {
    double factor = a[i][k] / pivot[k];
    a[i][k] = factor;
    good[i] += factor * good[k];
    bad[i] += factor * bad[k];
    return factor;
  }

  private double rowSum(int i) {
    double sum = 0;
    for (int e = start[i]; e < start[i + 1]; e++) {
      sum += a[i][columns[e]];
    }
    return sum;
  }

  /** Adds a multiple of row k, right of k. */
  private void addRow(int k, double factor, double[] to) {
    double[] row = a[k];
    if (isFull(k)) {
      addScaled(to, factor, row, k + 1, n);
    } else {
      for (int e = start[k]; e < start[k + 1]; e++) {
        to[columns[e]] += factor * row[columns[e]];
      }
    }
  }

  private static void addScaled(double[] to, double factor, double[] from, int begin, int end) {
    for (int j = begin; j < end; j++) {
      to[j] += factor * from[j];
    }
  }

  private double[] substituted(double[] b) {
    for (int k = n - 1; k >= 0; k--) {
      double sum = b[k];
      for (int e = start[k]; e < start[k + 1]; e++) {
        sum += a[k][columns[e]] * b[columns[e]];
      }
      b[k] = sum / pivot[k];
    }
    return b;
  }
}
