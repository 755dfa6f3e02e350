package dev.emend.labeling.projection;

import java.util.Arrays;

/**
 * The assignment of least cost of rows to columns, each to at most one, where leaving a row or a
 * column without a counterpart costs as well: the Hungarian method by shortest augmenting paths
 * (Kuhn 1955; Jonker and Volgenant 1987) on the square that has a stand-in for every row and
 * column. Cubic in the number of rows and columns together.
 */
final class Assignment {
  private final double[][] cost;
  private final double alone;
  private final int columns;
  private final int size;

  private Assignment(double[][] cost, int columns, double alone) {
    this.cost = cost;
    this.alone = alone;
    this.columns = columns;
    this.size = cost.length + columns;
  }

  /**
   * The columns of the rows.
   *
   * @param cost [row][column]; infinite where they must not meet
   * @param columns their number
   * @param alone cost of a row or column without counterpart
   * @return for each row its column, or −1
   */
  static int[] least(double[][] cost, int columns, double alone) {
    return new Assignment(cost, columns, alone).solve();
  }

  /** Stand-ins: a row may take the column of its own, a column the row of its own, at a price. */
  private double cost(int row, int column) {
    if (row < cost.length && column < columns) {
      return cost[row][column];
    }
    return row >= cost.length && column >= columns ? 0 : alone;
  }

  /** Rows and columns are counted from 1; 0 is the free row that looks for a column. */
  private int[] solve() {
    double[] ofRow = new double[size + 1];
    double[] ofColumn = new double[size + 1];
    int[] rowOf = new int[size + 1];
    int[] from = new int[size + 1];
    for (int row = 1; row <= size; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] nearest = new double[size + 1];
      Arrays.fill(nearest, Double.POSITIVE_INFINITY);
      boolean[] done = new boolean[size + 1];
      do {
        done[column] = true;
        int next = 0;
        double step = Double.POSITIVE_INFINITY;
        for (int j = 1; j <= size; j++) {
          if (!done[j]) {
            double reduced = cost(rowOf[column] - 1, j - 1) - ofRow[rowOf[column]] - ofColumn[j];
            if (reduced < nearest[j]) {
              nearest[j] = reduced;
              from[j] = column;
            }
            if (nearest[j] < step) {
              step = nearest[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= size; j++) {
          if (done[j]) {
            ofRow[rowOf[j]] += step;
            ofColumn[j] -= step;
          } else {
            nearest[j] -= step;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[from[column]];
        column = from[column];
      }
    }
    return columnsOf(rowOf);
  }

  private int[] columnsOf(int[] rowOf) {
    int[] columnOf = new int[cost.length];
    Arrays.fill(columnOf, -1);
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] <= cost.length) {
        columnOf[rowOf[j] - 1] = j - 1;
      }
    }
    return columnOf;
  }
}
