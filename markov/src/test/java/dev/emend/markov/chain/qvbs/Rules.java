package dev.emend.markov.chain.qvbs;

import java.util.List;

/** The rules of a model. */
public interface Rules {
  /** Where it may begin. */
  List<int[]> initial();

  /** Tells {@code next} each step from a state with its weight; none where the model stops. */
  void steps(int[] state, Next next);

  /** Is told of steps. */
  interface Next {
    /** A step of some weight; the array is the caller's no longer. */
    void to(long weight, int[] state);
  }

  /** A copy of a state with some variables changed: index, value, index, value … */
  static int[] with(int[] state, int... changes) {
    int[] copy = state.clone();
    for (int c = 0; c < changes.length; c += 2) {
      copy[changes[c]] = changes[c + 1];
    }
    return copy;
  }
}
