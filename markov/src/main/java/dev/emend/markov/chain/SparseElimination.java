package dev.emend.markov.chain;

import java.util.Arrays;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Eliminates the states of a block in order of minimum degree: next comes the state with the fewest
 * ways through it, {@code in·out} (Markowitz), the smallest number first among equals.
 */
final class SparseElimination {
  private static final int STATE_BITS = 24;
  static final int MAX_STATES = 1 << STATE_BITS;

  private final int n;
  private final SparseRow[] rows;
  private final IntBag[] in;
  private final double[] success;
  private final double[] failure;
  private final double[] pivot;
  private final int[][] columnIndex;
  private final double[][] column;
  private final boolean[] gone;
  private final PriorityQueue<Long> next = new PriorityQueue<>();

  private SparseElimination(Block block) {
    n = block.size();
    rows = new SparseRow[n];
    in = new IntBag[n];
    Arrays.setAll(in, i -> new IntBag());
    for (int i = 0; i < n; i++) {
      rows[i] = SparseRow.of(block, i);
      for (int e = 0; e < rows[i].size(); e++) {
        in[rows[i].column(e)].add(i);
      }
    }
    success = block.absorbed(true);
    failure = block.absorbed(false);
    pivot = new double[n];
    columnIndex = new int[n][];
    column = new double[n][];
    gone = new boolean[n];
  }

  /** The factors of a block, or nothing if they take more than {@code operations} steps. */
  static Optional<SparseFactors> factor(Block block, long operations) {
    return new SparseElimination(block).run(operations);
  }

  private Optional<SparseFactors> run(long operations) {
    int[] order = new int[n];
    long used = 0;
    for (int i = 0; i < n; i++) {
      enqueue(i);
    }
    for (int at = 0; at < n; at++) {
      order[at] = cheapest();
      used += eliminate(order[at]);
      if (used > operations) {
        return Optional.empty();
      }
    }
    return Optional.of(factors(order));
  }

  private SparseFactors factors(int[] order) {
    int[][] rowIndex = new int[n][];
    double[][] row = new double[n][];
    for (int i = 0; i < n; i++) {
      rowIndex[i] = rows[i].columns();
      row[i] = rows[i].values();
    }
    return new SparseFactors(order, rowIndex, row, columnIndex, column, pivot, success, failure);
  }

  private long cost(int i) {
    return (long) in[i].size() * rows[i].size();
  }

  private void enqueue(int i) {
    next.add(cost(i) << STATE_BITS | i);
  }

  /** Entries of the queue outlive a change of cost; only one that still holds counts. */
  private int cheapest() {
    while (true) {
      long entry = next.remove();
      int state = (int) (entry & (MAX_STATES - 1));
      if (!gone[state] && entry >>> STATE_BITS == cost(state)) {
        return state;
      }
    }
  }

  /** Eliminates k; returns the number of steps that took. */
  private long eliminate(int k) {
    SparseRow row = rows[k];
    gone[k] = true;
    pivot[k] = row.sum() + success[k] + failure[k];
    columnIndex[k] = in[k].sorted();
    column[k] = new double[columnIndex[k].length];
    for (int e = 0; e < row.size(); e++) {
      in[row.column(e)].remove(k);
    }
    long steps = 0;
    for (int at = 0; at < column[k].length; at++) {
      int i = columnIndex[k][at];
      double factor = rows[i].remove(k) / pivot[k];
      column[k][at] = factor;
      steps += rows[i].size() + row.size();
      rows[i] = rows[i].plus(factor, row, i, in);
      success[i] += factor * success[k];
      failure[i] += factor * failure[k];
      enqueue(i);
    }
    for (int e = 0; e < row.size(); e++) {
      enqueue(row.column(e));
    }
    return steps + row.size();
  }
}
