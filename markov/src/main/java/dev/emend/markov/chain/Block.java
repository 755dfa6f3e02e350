package dev.emend.markov.chain;

/**
 * Some states of a chain that no edge leaves, renumbered from 0: the system of one elimination. The
 * chain has no self-loops.
 */
final class Block {
  private final Chain chain;
  private final int[] states;
  private final int[] local;

  private Block(Chain chain, int[] states, int[] local) {
    this.chain = chain;
    this.states = states;
    this.local = local;
  }

  /** A block of ascending states; writes their numbers into {@code local}. */
  static Block of(Chain chain, int[] states, int[] local) {
    for (int i = 0; i < states.length; i++) {
      local[states[i]] = i;
    }
    return new Block(chain, states, local);
  }

  int size() {
    return states.length;
  }

  /** The state of the chain that has number i here. */
  int state(int i) {
    return states[i];
  }

  double success(int i) {
    return chain.success[states[i]];
  }

  double failure(int i) {
    return chain.failure[states[i]];
  }

  int begin(int i) {
    return chain.start[states[i]];
  }

  int end(int i) {
    return chain.start[states[i] + 1];
  }

  int column(int edge) {
    return local[chain.target[edge]];
  }

  double value(int edge) {
    return chain.probability[edge];
  }

  /** The chance to be absorbed at every state, one of two ways. */
  double[] absorbed(boolean intoSuccess) {
    double[] r = new double[size()];
    for (int i = 0; i < r.length; i++) {
      r[i] = intoSuccess ? success(i) : failure(i);
    }
    return r;
  }
}
