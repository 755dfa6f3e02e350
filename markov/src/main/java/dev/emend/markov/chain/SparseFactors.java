package dev.emend.markov.chain;

/**
 * The factors of a sparse elimination: for each eliminated state its row and its column, and a full
 * matrix for the rest.
 */
final class SparseFactors implements Factors {
  /** Eliminated states, first to last. */
  private final int[] order;

  /** Row k when k was eliminated: columns j and {@code q_kj}. */
  private final int[][] rowIndex;

  private final double[][] row;

  /** Column k when k was eliminated: rows i and {@code q_ik/d_k}. */
  private final int[][] columnIndex;

  private final double[][] column;
  private final double[] pivot;
  private final double[] success;
  private final double[] failure;

  /** States that were not eliminated. */
  private final int[] rest;

  private final DenseFactors full;

  SparseFactors(
      int[] order,
      int[][] rowIndex,
      double[][] row,
      int[][] columnIndex,
      double[][] column,
      double[] pivot,
      double[] success,
      double[] failure,
      int[] rest,
      Block full) {
    this.order = order;
    this.rowIndex = rowIndex;
    this.row = row;
    this.columnIndex = columnIndex;
    this.column = column;
    this.pivot = pivot;
    this.rest = rest;
    this.full = new DenseFactors(full);
    this.success = substituted(success, this.full.success());
    this.failure = substituted(failure, this.full.failure());
  }

  @Override
  public double[] visits(int s) {
    double[] x = new double[pivot.length];
    x[s] = 1;
    for (int k : order) {
      if (x[k] > 0) {
        x[k] /= pivot[k];
        for (int e = 0; e < row[k].length; e++) {
          x[rowIndex[k][e]] += x[k] * row[k][e];
        }
      }
    }
    visitRest(x);
    for (int at = order.length - 1; at >= 0; at--) {
      x[order[at]] += dot(columnIndex[order[at]], column[order[at]], x);
    }
    return x;
  }

  private void visitRest(double[] x) {
    double[] begun = new double[rest.length];
    for (int i = 0; i < rest.length; i++) {
      begun[i] = x[rest[i]];
    }
    put(full.visits(begun), x);
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
    return Method.DIRECT_SPARSE;
  }

  private void put(double[] ofRest, double[] to) {
    for (int i = 0; i < rest.length; i++) {
      to[rest[i]] = ofRest[i];
    }
  }

  private double[] substituted(double[] b, double[] ofRest) {
    put(ofRest, b);
    for (int at = order.length - 1; at >= 0; at--) {
      int k = order[at];
      b[k] = (b[k] + dot(rowIndex[k], row[k], b)) / pivot[k];
    }
    return b;
  }

  private static double dot(int[] index, double[] value, double[] x) {
    double sum = 0;
    for (int e = 0; e < index.length; e++) {
      sum += value[e] * x[index[e]];
    }
    return sum;
  }
}
