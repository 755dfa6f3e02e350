package dev.emend.markov.chain;

/** Elimination of a full matrix in the order of its states; n³/3 multiplications. */
final class DenseFactors implements Factors {
  private final int n;

  /**
   * Row-major; above the diagonal {@code q_kj} when k was eliminated, below it {@code q_ik/d_k}.
   */
  private final double[] a;

  private final double[] pivot;
  private final double[] success;
  private final double[] failure;

  DenseFactors(Block block) {
    n = block.size();
    a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int e = block.begin(i); e < block.end(i); e++) {
        a[i * n + block.column(e)] = block.value(e);
      }
    }
    pivot = new double[n];
    success = block.absorbed(true);
    failure = block.absorbed(false);
    for (int k = 0; k < n; k++) {
      eliminate(k);
    }
    substitute(success);
    substitute(failure);
  }

  @Override
  public double[] visits(int s) {
    double[] x = new double[n];
    x[s] = 1;
    for (int k = s; k < n; k++) {
      x[k] /= pivot[k];
      addRow(x, x[k], k);
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int i = k + 1; i < n; i++) {
        x[k] += x[i] * a[i * n + k];
      }
    }
    return x;
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

  private void eliminate(int k) {
    double d = 0;
    for (int j = k + 1; j < n; j++) {
      d += a[k * n + j];
    }
    pivot[k] = d + success[k] + failure[k];
    for (int i = k + 1; i < n; i++) {
      if (a[i * n + k] > 0) {
        double factor = a[i * n + k] / pivot[k];
        a[i * n + k] = factor;
        addScaled(i, factor, k);
        success[i] += factor * success[k];
        failure[i] += factor * failure[k];
      }
    }
  }

  /** Adds a multiple of row k to row i, right of k; what falls on the diagonal is never read. */
  private void addScaled(int i, double factor, int k) {
    int to = i * n;
    int from = k * n;
    for (int j = k + 1; j < n; j++) {
      a[to + j] += factor * a[from + j];
    }
  }

  private void addRow(double[] x, double factor, int k) {
    if (factor > 0) {
      for (int j = k + 1; j < n; j++) {
        x[j] += factor * a[k * n + j];
      }
    }
  }

  private void substitute(double[] b) {
    for (int k = n - 1; k >= 0; k--) {
      double sum = b[k];
      for (int j = k + 1; j < n; j++) {
        sum += a[k * n + j] * b[j];
      }
      b[k] = sum / pivot[k];
    }
  }
}
