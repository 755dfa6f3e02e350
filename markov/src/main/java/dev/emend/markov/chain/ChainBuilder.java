package dev.emend.markov.chain;

import java.util.Arrays;

/**
 * Collects the masses of a {@link Chain}. Masses are non-negative and need not sum to anything;
 * what is given twice adds up. The order of the calls does not change a bit of the chain.
 */
public final class ChainBuilder {
  /** Beyond these bounds, ratios of masses would leave the range of doubles. */
  private static final double SMALLEST = 1e-100;

  private static final double LARGEST = 1e100;

  private final int states;
  private int entries;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private double[] mass = new double[64];

  ChainBuilder(int states) {
    if (states < 0) {
      throw new IllegalArgumentException(
          "Invalid number of states: " + states + " (must not be negative)");
    }
    this.states = states;
  }

  /** Adds mass to the edge {@code from → to}; a self-loop is allowed. */
  public ChainBuilder edge(int from, int to, double mass) {
    return add(state(from), state(to), mass);
  }

  /** Adds mass of ending in success right after {@code state}. */
  public ChainBuilder success(int state, double mass) {
    return add(state(state), states, mass);
  }

  /** Adds mass of ending in failure right after {@code state}. */
  public ChainBuilder failure(int state, double mass) {
    return add(state(state), states + 1, mass);
  }

  /** The chain of all masses so far, rows normalised. */
  public Chain build() {
    sortByRowAndColumn();
    sortDuplicates();
    Chain chain =
        new Chain(
            new int[states + 1],
            new int[entries],
            new double[entries],
            new double[states],
            new double[states]);
    int entry = 0;
    for (int row = 0; row < states; row++) {
      chain.start[row + 1] = chain.start[row];
      for (; entry < entries && from[entry] == row; entry = endOfGroup(entry)) {
        put(chain, row, to[entry], sum(entry, endOfGroup(entry)));
      }
      chain.normalise(row, chain.start[row], chain.start[row + 1]);
    }
    return chain.trimmed();
  }

  private void put(Chain chain, int row, int column, double sum) {
    if (column == states) {
      chain.success[row] = sum;
    } else if (column == states + 1) {
      chain.failure[row] = sum;
    } else {
      int end = chain.start[row + 1]++;
      chain.target[end] = column;
      chain.probability[end] = sum;
    }
  }

  private ChainBuilder add(int row, int column, double value) {
    if (!(value == 0 || (value >= SMALLEST && value <= LARGEST))) {
      throw new IllegalArgumentException(
          "Invalid mass of "
              + name(row, column)
              + ": "
              + value
              + " (must be 0, or 1e-100 to 1e100)");
    }
    if (value > 0) {
      grow();
      from[entries] = row;
      to[entries] = column;
      mass[entries++] = value;
    }
    return this;
  }

  private void grow() {
    if (entries == mass.length) {
      from = Arrays.copyOf(from, 2 * entries);
      to = Arrays.copyOf(to, 2 * entries);
      mass = Arrays.copyOf(mass, 2 * entries);
    }
  }

  private int state(int state) {
    if (state < 0 || state >= states) {
      throw new IndexOutOfBoundsException(
          "Invalid state: " + state + " (must be 0 to " + (states - 1) + ")");
    }
    return state;
  }

  private String name(int row, int column) {
    if (column < states) {
      return "edge " + row + " → " + column;
    }
    return (column == states ? "success" : "failure") + " of state " + row;
  }

  /** Sorts entries by row, then column: two stable counting sorts. */
  private void sortByRowAndColumn() {
    reorder(to, states + 2);
    reorder(from, states);
  }

  private void reorder(int[] key, int keys) {
    int[] next = new int[keys + 1];
    for (int e = 0; e < entries; e++) {
      next[key[e] + 1]++;
    }
    for (int k = 0; k < keys; k++) {
      next[k + 1] += next[k];
    }
    int[] newFrom = new int[from.length];
    int[] newTo = new int[from.length];
    double[] newMass = new double[from.length];
    for (int e = 0; e < entries; e++) {
      int at = next[key[e]]++;
      newFrom[at] = from[e];
      newTo[at] = to[e];
      newMass[at] = mass[e];
    }
    from = newFrom;
    to = newTo;
    mass = newMass;
  }

  /** Sums of doubles depend on their order: what is added together is sorted first. */
  private void sortDuplicates() {
    for (int e = 0; e < entries; ) {
      int end = endOfGroup(e);
      Arrays.sort(mass, e, end);
      e = end;
    }
  }

  private int endOfGroup(int entry) {
    int end = entry + 1;
    while (end < entries && from[end] == from[entry] && to[end] == to[entry]) {
      end++;
    }
    return end;
  }

  private double sum(int begin, int end) {
    double sum = 0;
    for (int e = begin; e < end; e++) {
      sum += mass[e];
    }
    return sum;
  }
}
