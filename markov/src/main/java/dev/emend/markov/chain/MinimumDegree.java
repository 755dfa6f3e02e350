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

  /** Where among the states left the cheapest is. */
  private int cheapest;

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
    int at = 0;
    while (at < result.n && !result.isFull(at)) {
      result.eliminate(at++);
    }
    result.columnsBecomePositions(at);
    result.appendFull(at);
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

  /** Finds the cheapest of the states left; they are full if even that one steps to all others. */
  private boolean isFull(int at) {
    int left = n - at - 1;
    cheapest = cheapest(n - at);
    return cost(this.left[cheapest]) == (long) left * left;
  }

  /** States that all step to each other come in ascending order. */
  private void appendFull(int begin) {
    for (int at = begin; at < n; at++) {
      order[at] = left[at - begin];
      reserve(start[at]);
      int end = start[at];
      for (int later = at + 1; later < n; later++) {
        columns[end++] = later;
      }
      start[at + 1] = end;
    }
  }

  private void eliminate(int at) {
    int k = left[cheapest];
    left[cheapest] = left[n - at - 1];
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

  private int cheapest(int size) {
    int best = 0;
    long least = cost(left[0]);
    for (int at = 1; at < size; at++) {
      long cost = cost(left[at]);
      if (cost < least || (cost == least && left[at] < left[best])) {
        least = cost;
        best = at;
      }
    }
    return best;
  }

  private long cost(int state) {
    return (long) inDegree[state] * outDegree[state];
  }

  private void reserve(int begin) {
    if (begin + n > columns.length) {
      columns = Arrays.copyOf(columns, 2 * columns.length + n);
    }
  }

  /** Lists a set from {@code begin} of the columns on; returns the end of the list. */
  private int list(long[] sets, int set, int begin) {
    reserve(begin);
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

  /** Of the states before {@code end}; those left then come in ascending order. */
  private void columnsBecomePositions(int end) {
    int[] position = new int[n];
    for (int at = 0; at < end; at++) {
      position[order[at]] = at;
    }
    Arrays.sort(left, 0, n - end);
    for (int at = end; at < n; at++) {
      position[left[at - end]] = at;
    }
    for (int e = 0; e < start[end]; e++) {
      columns[e] = position[columns[e]];
    }
  }
}
