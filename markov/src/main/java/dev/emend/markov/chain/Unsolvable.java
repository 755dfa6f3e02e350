package dev.emend.markov.chain;

import java.util.List;

/**
 * Why a chain begun in a state has no ending.
 *
 * @param source the state it begins in
 * @param states the states that are to blame, ascending
 * @param reason a sentence for people
 */
public record Unsolvable(int source, List<Integer> states, String reason) implements Solution {
  /** Copies its list. */
  public Unsolvable {
    states = List.copyOf(states);
  }

  static Unsolvable stranded(int source, List<Integer> states) {
    return new Unsolvable(
        source,
        states,
        "Cannot solve from state "
            + source
            + ": it reaches states that reach neither success nor failure: "
            + states);
  }

  static Unsolvable rowSum(int source, int state, double sum) {
    return new Unsolvable(
        source,
        List.of(state),
        "Cannot solve from state "
            + source
            + ": success and failure of state "
            + state
            + " add up to "
            + sum
            + " (must be 1 within 1e-9)");
  }
}
