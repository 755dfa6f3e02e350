package dev.emend.markov.chain;

/**
 * Elimination within a full matrix whose rows and columns stand in {@link MinimumDegree order}, row
 * by row, so that the row at work stays in the cache. Rows that are still sparse are followed by
 * their columns.
 */
final class DenseFactors implements Factors {
  private final int n;
  private final int[] order;
  private final int[] start;
  private final int[] columns;

  /**
   * Row-major; above the diagonal {@code q_kj} when k was eliminated, below it {@code q_ik/d_k}.
   */
  private final double[] a;

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
    for (int i = 0; i < n; i++) {
      eliminateBefore(i, good, bad);
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
        addRow(k, y[k], y, 0);
      }
    }
    for (int i = n - 1; i > 0; i--) {
      if (y[i] > 0) {
        addScaled(y, 0, y[i], i * n, i);
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

  private double[] ordered(Block block) {
    int[] position = new int[n];
    for (int at = 0; at < n; at++) {
      position[order[at]] = at;
    }
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int e = block.begin(i); e < block.end(i); e++) {
        matrix[position[i] * n + position[block.column(e)]] = block.value(e);
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

  /** Takes all states before i out of row i; what falls on the diagonal is never read. */
  private void eliminateBefore(int i, double[] good, double[] bad) {
    int row = i * n;
    for (int k = 0; k < i; k++) {
      if (a[row + k] > 0) {
        double factor = a[row + k] / pivot[k];
        a[row + k] = factor;
        addRow(k, factor, a, row);
        good[i] += factor * good[k];
        bad[i] += factor * bad[k];
      }
    }
  }

  private double rowSum(int i) {
    double sum = 0;
    for (int e = start[i]; e < start[i + 1]; e++) {
      sum += a[i * n + columns[e]];
    }
    return sum;
  }

  /** Adds a multiple of row k, right of k, to the row of {@code to} that begins at {@code row}. */
  private void addRow(int k, double factor, double[] to, int row) {
    if (2 * (start[k + 1] - start[k]) > n - k) {
      addScaled(to, row + k + 1, factor, k * n + k + 1, n - k - 1);
    } else {
      for (int e = start[k]; e < start[k + 1]; e++) {
        to[row + columns[e]] += factor * a[k * n + columns[e]];
      }
    }
  }

  private void addScaled(double[] to, int at, double factor, int from, int length) {
    for (int j = 0; j < length; j++) {
      to[at + j] += factor * a[from + j];
    }
  }

  private double[] substituted(double[] b) {
    for (int k = n - 1; k >= 0; k--) {
      double sum = b[k];
      for (int e = start[k]; e < start[k + 1]; e++) {
        sum += a[k * n + columns[e]] * b[columns[e]];
      }
      b[k] = sum / pivot[k];
    }
    return b;
  }
}
