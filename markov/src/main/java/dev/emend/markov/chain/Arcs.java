package dev.emend.markov.chain;

/** Directed arcs in compressed rows, without weights. */
final class Arcs {
  private final int[] start;
  private final int[] target;

  Arcs(int[] start, int[] target) {
    this.start = start;
    this.target = target;
  }

  int size() {
    return start.length - 1;
  }

  Arcs transposed() {
    int[] reverseStart = new int[size() + 1];
    for (int to : target) {
      reverseStart[to + 1]++;
    }
    for (int state = 0; state < size(); state++) {
      reverseStart[state + 1] += reverseStart[state];
    }
    int[] next = reverseStart.clone();
    int[] source = new int[target.length];
    for (int from = 0; from < size(); from++) {
      for (int e = start[from]; e < start[from + 1]; e++) {
        source[next[target[e]]++] = from;
      }
    }
    return new Arcs(reverseStart, source);
  }

  /** Marks the seeds and all that they reach. */
  boolean[] reached(int... seeds) {
    boolean[] seen = new boolean[size()];
    int[] stack = new int[size()];
    int top = 0;
    for (int seed : seeds) {
      seen[seed] = true;
      stack[top++] = seed;
    }
    while (top > 0) {
      int state = stack[--top];
      for (int e = start[state]; e < start[state + 1]; e++) {
        if (!seen[target[e]]) {
          seen[target[e]] = true;
          stack[top++] = target[e];
        }
      }
    }
    return seen;
  }
}
