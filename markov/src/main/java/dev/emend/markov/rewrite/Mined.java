package dev.emend.markov.rewrite;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.Method;
import java.util.List;
import java.util.Map;

/**
 * What mining a locale gives.
 *
 * @param rewrites the rewrites of every status, ordered by source and context
 * @param solved how the chain was solved
 */
public record Mined(List<Rewrite> rewrites, Solved solved) {
  /** Copies its list. */
  public Mined {
    rewrites = List.copyOf(rewrites);
  }

  /**
   * How a chain was solved.
   *
   * @param states its states
   * @param edges its edges, without verbatim repeats and what was dropped as improbable
   * @param components parts that do not touch
   * @param largest states of the largest of them
   * @param sources how many states were solved by each method
   * @param residual the largest probability that was not followed to its end, 0 if all is exact
   * @param unsolved a sentence for each state that could not be solved
   */
  public record Solved(
      int states,
      int edges,
      int components,
      int largest,
      Map<Method, Integer> sources,
      double residual,
      List<String> unsolved) {}
}
