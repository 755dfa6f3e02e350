package dev.emend.markov.chain;

import java.util.Arrays;

/**
 * The order of an elimination that fills little: next comes the state with the fewest ways through
 * it, {@code in·out} (Markowitz 1957), the smallest number first among equals. Works on sets of
 * bits, hence for some thousand states at most.
 */
final class MinimumDegree {
  private final int n;
  private final int words;
  private final long[] out;
  private final long[] in;
  private final int[] outDegree;
  private final int[] inDegree;
  private final int[] left;
  private final int[] order;
  private final int[] start;
  private int[] columns;

  private MinimumDegree(Block block) {
    n = block.size();
    words = (n + 63) >>> 6;
    out = new long[n * words];
    in = new long[n * words];
    outDegree = new int[n];
    inDegree = new int[n];
    left = new int[n];
    order = new int[n];
    start = new int[n + 1];
    columns = new int[2 * block.edges() + n];
    for (int i = 0; i < n; i++) {
      left[i] = i;
      for (int e = block.begin(i); e < block.end(i); e++) {
        int j = block.column(e);
        set(out, i, j);
        set(in, j, i);
        outDegree[i]++;
        inDegree[j]++;
      }
    }
  }

  /** Orders the states of a block that is not empty. */
  static MinimumDegree of(Block block) {
    MinimumDegree result = new MinimumDegree(block);
    for (int at = 0; at < result.n; at++) {
      result.eliminate(at);
    }
    result.columnsBecomePositions();
    return result;
  }

  /** The states in the order of their elimination. */
  int[] order() {
    return order;
  }

  /** Where each position's part of {@link #columns} begins. */
  int[] start() {
    return start;
  }

  /** For each position the later positions that its state steps to when it is eliminated. */
  int[] columns() {
    return columns;
  }

  private void eliminate(int at) {
    int k = take(n - at);
    order[at] = k;
    int end = list(out, k, start[at]);
    start[at + 1] = end;
    for (int word = 0; word < words; word++) {
      for (long bits = in[k * words + word]; bits != 0; bits &= bits - 1) {
        int i = (word << 6) + Long.numberOfTrailingZeros(bits);
        outDegree[i] = join(out, i, k);
      }
    }
    for (int e = start[at]; e < end; e++) {
      inDegree[columns[e]] = join(in, columns[e], k);
    }
  }

  /** Takes the cheapest out of the {@code size} states that are left. */
  private int take(int size) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int at = 0; at < size; at++) {
      int state = left[at];
      long cost = (long) inDegree[state] * outDegree[state];
      if (cost < least || (cost == least && state < left[best])) {
        least = cost;
        best = at;
      }
    }
    int state = left[best];
    left[best] = left[size - 1];
    return state;
  }

  /** Lists a set from {@code begin} of the columns on; returns the end of the list. */
  private int list(long[] sets, int set, int begin) {
    if (begin + n > columns.length) {
      columns = Arrays.copyOf(columns, 2 * columns.length + n);
    }
    int end = begin;
    for (int word = 0; word < words; word++) {
      for (long bits = sets[set * words + word]; bits != 0; bits &= bits - 1) {
        columns[end++] = (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return end;
  }

  /** Gives set i all that is in set k, but neither i nor k; returns its new size. */
  private int join(long[] sets, int i, int k) {
    int to = i * words;
    int from = k * words;
    for (int word = 0; word < words; word++) {
      sets[to + word] |= sets[from + word];
    }
    clear(sets, i, i);
    clear(sets, i, k);
    int size = 0;
    for (int word = 0; word < words; word++) {
      size += Long.bitCount(sets[to + word]);
    }
    return size;
  }

  private void set(long[] sets, int set, int member) {
    sets[set * words + (member >>> 6)] |= 1L << member;
  }

  private void clear(long[] sets, int set, int member) {
    sets[set * words + (member >>> 6)] &= ~(1L << member);
  }

  private void columnsBecomePositions() {
    int[] position = new int[n];
    for (int at = 0; at < n; at++) {
      position[order[at]] = at;
    }
    for (int e = 0; e < start[n]; e++) {
      columns[e] = position[columns[e]];
    }
  }
}
