package dev.emend.markov.chain;

/**
 * The system of one elimination: states that no edge leaves, numbered from 0, in compressed rows
 * without self-loops. Several blocks may share their arrays.
 */
final class Block {
  private final Chain chain;
  private final int first;
  private final int size;

  /** The {@code size} states of a chain from {@code first} on. */
  Block(Chain chain, int first, int size) {
    this.chain = chain;
    this.first = first;
    this.size = size;
  }

  int size() {
    return size;
  }

  /** Where the block begins in its chain. */
  int first() {
    return first;
  }

  int edges() {
    return size == 0 ? 0 : end(size - 1) - begin(0);
  }

  double success(int i) {
    return chain.success[first + i];
  }

  double failure(int i) {
    return chain.failure[first + i];
  }

  int begin(int i) {
    return chain.start[first + i];
  }

  int end(int i) {
    return chain.start[first + i + 1];
  }

  int column(int edge) {
    return chain.target[edge] - first;
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
