package dev.emend.markov.chain;

import java.util.Arrays;

/** A row under elimination: ascending columns and their values. */
final class SparseRow {
  private final int[] columns;
  private final double[] values;
  private int size;

  private SparseRow(int capacity) {
    columns = new int[capacity];
    values = new double[capacity];
  }

  /** Row i of a block. */
  static SparseRow of(Block block, int i) {
    SparseRow row = new SparseRow(block.end(i) - block.begin(i));
    for (int e = block.begin(i); e < block.end(i); e++) {
      row.put(block.column(e), block.value(e));
    }
    return row;
  }

  int size() {
    return size;
  }

  int column(int e) {
    return columns[e];
  }

  double value(int e) {
    return values[e];
  }

  int[] columns() {
    return Arrays.copyOf(columns, size);
  }

  double[] values() {
    return Arrays.copyOf(values, size);
  }

  double sum() {
    double sum = 0;
    for (int e = 0; e < size; e++) {
      sum += values[e];
    }
    return sum;
  }

  /** Takes a column out that must be there; returns its value. */
  double remove(int column) {
    int at = Arrays.binarySearch(columns, 0, size, column);
    double value = values[at];
    size--;
    System.arraycopy(columns, at + 1, columns, at, size - at);
    System.arraycopy(values, at + 1, values, at, size - at);
    return value;
  }

  /**
   * This row, number i, plus a multiple of another one, without column i: a way back to i is a
   * self-loop. Tells {@code in} of every new entry.
   */
  SparseRow plus(double factor, SparseRow other, int i, IntBag[] in) {
    SparseRow result = new SparseRow(size + other.size);
    int mine = 0;
    for (int e = 0; e < other.size; e++) {
      int column = other.columns[e];
      while (mine < size && columns[mine] < column) {
        result.put(columns[mine], values[mine++]);
      }
      if (mine < size && columns[mine] == column) {
        result.put(column, values[mine++] + factor * other.values[e]);
      } else if (column != i) {
        result.put(column, factor * other.values[e]);
        in[column].add(i);
      }
    }
    while (mine < size) {
      result.put(columns[mine], values[mine++]);
    }
    return result;
  }

  private void put(int column, double value) {
    columns[size] = column;
    values[size++] = value;
  }
}
