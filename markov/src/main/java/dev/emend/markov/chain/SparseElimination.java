package dev.emend.markov.chain;

import java.util.Arrays;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Eliminates the states of a block in order of minimum degree: next comes the state with the fewest
 * ways through it, {@code in·out} (Markowitz 1957), the smallest number first among equals. What is
 * left once every state steps to a good part of the others is eliminated as a full matrix.
 */
final class SparseElimination {
  private static final int STATE_BITS = 24;
  static final int MAX_STATES = 1 << STATE_BITS;

  /** Share of the steps between the states left that makes their matrix a full one. */
  private static final double FULL = 0.2;

  /** Most states of a full matrix. */
  private static final int MOST_FULL = 5_000;

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

  /** The least cost that each state was queued with: at most what it costs now. */
  private final long[] queued;

  private long entries;

  private SparseElimination(Block block) {
    n = block.size();
    rows = new SparseRow[n];
    in = new IntBag[n];
    Arrays.setAll(in, i -> new IntBag());
    for (int i = 0; i < n; i++) {
      rows[i] = SparseRow.of(block, i);
      entries += rows[i].size();
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
    queued = new long[n];
    Arrays.fill(queued, Long.MAX_VALUE);
  }

  /** The factors of a block, or nothing if they take more than {@code operations} steps. */
  static Optional<SparseFactors> factor(Block block, long operations) {
    return new SparseElimination(block).run(operations);
  }

  private Optional<SparseFactors> run(long operations) {
    int[] order = new int[n];
    int at = 0;
    long used = 0;
    for (int i = 0; i < n; i++) {
      enqueue(i);
    }
    while (at < n && !isFull(n - at)) {
      order[at] = cheapest();
      used += eliminate(order[at++]);
      if (used > operations) {
        return Optional.empty();
      }
    }
    double left = n - at;
    return used + left * left * left / 3 > operations
        ? Optional.empty()
        : Optional.of(factors(Arrays.copyOf(order, at)));
  }

  private boolean isFull(int left) {
    return left <= MOST_FULL && entries >= FULL * left * left;
  }

  private SparseFactors factors(int[] order) {
    int[][] rowIndex = new int[n][];
    double[][] row = new double[n][];
    for (int k : order) {
      rowIndex[k] = rows[k].columns();
      row[k] = rows[k].values();
    }
    int[] rest = States.where(n, state -> !gone[state]);
    return new SparseFactors(
        order, rowIndex, row, columnIndex, column, pivot, success, failure, rest, full(rest));
  }

  /** The states that are left as a system of their own. */
  private Block full(int[] rest) {
    int[] place = new int[n];
    int[] start = new int[rest.length + 1];
    for (int i = 0; i < rest.length; i++) {
      place[rest[i]] = i;
      start[i + 1] = start[i] + rows[rest[i]].size();
    }
    Chain chain =
        new Chain(
            start,
            new int[start[rest.length]],
            new double[start[rest.length]],
            Arrays.stream(rest).mapToDouble(state -> success[state]).toArray(),
            Arrays.stream(rest).mapToDouble(state -> failure[state]).toArray());
    for (int i = 0; i < rest.length; i++) {
      SparseRow row = rows[rest[i]];
      for (int e = 0; e < row.size(); e++) {
        chain.target[start[i] + e] = place[row.column(e)];
        chain.probability[start[i] + e] = row.value(e);
      }
    }
    return new Block(chain, 0, rest.length);
  }

  private long cost(int i) {
    return (long) in[i].size() * rows[i].size();
  }

  /** Only what became cheaper must move up; what became dearer is found out when it is next. */
  private void enqueue(int i) {
    long cost = cost(i);
    if (cost < queued[i]) {
      queued[i] = cost;
      next.add(cost << STATE_BITS | i);
    }
  }

  private int cheapest() {
    while (true) {
      long entry = next.remove();
      int state = (int) (entry & (MAX_STATES - 1));
      if (!gone[state] && entry >>> STATE_BITS == queued[state]) {
        if (queued[state] == cost(state)) {
          return state;
        }
        queued[state] = Long.MAX_VALUE;
        enqueue(state);
      }
    }
  }

  /** Eliminates k; returns the number of steps that took. */
  private long eliminate(int k) {
    SparseRow row = rows[k];
    gone[k] = true;
    entries -= row.size();
    pivot[k] = row.sum() + success[k] + failure[k];
    columnIndex[k] = in[k].sorted();
    column[k] = new double[columnIndex[k].length];
    for (int e = 0; e < row.size(); e++) {
      in[row.column(e)].remove(k);
    }
    long steps = 0;
    for (int at = 0; at < column[k].length; at++) {
      int i = columnIndex[k][at];
      entries -= rows[i].size();
      double factor = rows[i].remove(k) / pivot[k];
      column[k][at] = factor;
      steps += rows[i].size() + row.size();
      rows[i] = rows[i].plus(factor, row, i, in);
      entries += rows[i].size();
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
