package dev.emend.markov.chain;

/**
 * A chain renumbered so that the states of a component stand side by side: what is solved together
 * lies together in memory. Within a component come first the states that are sure to end, then
 * those that may not, each ascending.
 */
final class Grouped {
  private final Chain chain;
  private final int[] place;
  private final int[] state;
  private final int[] start;
  private final int[] solvable;

  private Grouped(Chain chain, int[] place, int[] state, int[] start, int[] solvable) {
    this.chain = chain;
    this.place = place;
    this.state = state;
    this.start = start;
    this.solvable = solvable;
  }

  /**
   * Groups the chain of some components.
   *
   * @param lost states that may not end; their rows are left empty
   */
  static Grouped of(Components components, boolean[] lost) {
    int[] start = new int[components.count() + 1];
    int[] solvable = new int[components.count()];
    int[] state = new int[lost.length];
    int at = 0;
    for (int c = 0; c < components.count(); c++) {
      int[] states = components.states(c);
      at = put(states, false, lost, state, at);
      solvable[c] = at - start[c];
      at = put(states, true, lost, state, at);
      start[c + 1] = at;
    }
    int[] place = new int[state.length];
    for (int i = 0; i < state.length; i++) {
      place[state[i]] = i;
    }
    return new Grouped(
        renumbered(components.chain(), place, state, lost), place, state, start, solvable);
  }

  private static int put(int[] states, boolean which, boolean[] lost, int[] to, int begin) {
    int at = begin;
    for (int s : states) {
      if (lost[s] == which) {
        to[at++] = s;
      }
    }
    return at;
  }

  /** Rows keep the order of their edges: who is not lost steps to states in ascending places. */
  private static Chain renumbered(Chain chain, int[] place, int[] state, boolean[] lost) {
    int n = state.length;
    Chain result =
        new Chain(
            new int[n + 1],
            new int[chain.edges()],
            new double[chain.edges()],
            new double[n],
            new double[n]);
    int at = 0;
    for (int i = 0; i < n; i++) {
      int s = state[i];
      if (!lost[s]) {
        for (int e = chain.start[s]; e < chain.start[s + 1]; e++) {
          result.target[at] = place[chain.target[e]];
          result.probability[at++] = chain.probability[e];
        }
      }
      result.start[i + 1] = at;
      result.success[i] = chain.success[s];
      result.failure[i] = chain.failure[s];
    }
    return result.trimmed();
  }

  Chain chain() {
    return chain;
  }

  /** Where a state stands. */
  int place(int ofState) {
    return place[ofState];
  }

  /** Who stands at a place. */
  int state(int atPlace) {
    return state[atPlace];
  }

  /** The states of a component that are sure to end. */
  Block block(int component) {
    return new Block(chain, start[component], solvable[component]);
  }

  /** Where a component begins. */
  int first(int component) {
    return start[component];
  }
}
