package dev.emend.markov.chain;

import java.util.Arrays;

/**
 * The weakly connected components of a chain once its improbable edges are dropped. Components are
 * numbered by their smallest state; their states are ascending.
 */
public final class Components {
  private final Chain chain;
  private final int[] component;
  private final int[] start;
  private final int[] states;

  private Components(Chain chain, int[] component, int[] start, int[] states) {
    this.chain = chain;
    this.component = component;
    this.start = start;
    this.states = states;
  }

  /**
   * Drops edges less probable than {@code floor} and finds the components of what is left.
   *
   * @param dropped where the probability of dropped edges goes
   */
  public static Components of(Chain chain, double floor, Dropped dropped) {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("Invalid floor: " + floor + " (must be 0 to 1)");
    }
    Chain kept = floor == 0 ? chain : chain.withoutEdgesBelow(floor, dropped);
    int[] component = numbered(roots(kept));
    int count = Arrays.stream(component).max().orElse(-1) + 1;
    int[] start = new int[count + 1];
    for (int c : component) {
      start[c + 1]++;
    }
    for (int c = 0; c < count; c++) {
      start[c + 1] += start[c];
    }
    int[] next = start.clone();
    int[] states = new int[component.length];
    for (int state = 0; state < states.length; state++) {
      states[next[component[state]]++] = state;
    }
    return new Components(kept, component, start, states);
  }

  /** The chain without the dropped edges. */
  public Chain chain() {
    return chain;
  }

  /** How many components there are. */
  public int count() {
    return start.length - 1;
  }

  /** The component of a state. */
  public int of(int state) {
    return component[chain.check(state)];
  }

  /** Number of states of a component. */
  public int size(int component) {
    return start[component + 1] - start[component];
  }

  /** The states of a component, ascending. */
  public int[] states(int component) {
    return Arrays.copyOfRange(states, start[component], start[component + 1]);
  }

  /** The smallest state of the component of each state, by union and find. */
  private static int[] roots(Chain chain) {
    int[] parent = new int[chain.size()];
    Arrays.setAll(parent, state -> state);
    for (int from = 0; from < parent.length; from++) {
      for (int e = chain.start[from]; e < chain.start[from + 1]; e++) {
        int a = find(parent, from);
        int b = find(parent, chain.target[e]);
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    Arrays.setAll(parent, state -> find(parent, state));
    return parent;
  }

  private static int find(int[] parent, int state) {
    int at = state;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static int[] numbered(int[] roots) {
    int[] number = new int[roots.length];
    int next = 0;
    for (int state = 0; state < roots.length; state++) {
      number[state] = roots[state] == state ? next++ : number[roots[state]];
    }
    return number;
  }
}
