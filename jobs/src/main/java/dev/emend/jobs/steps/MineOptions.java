package dev.emend.jobs.steps;

import dev.emend.interaction.Terminations;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.rewrite.MiningOptions;

/**
 * How rewrites are mined.
 *
 * @param mining what a rewrite must have to be served
 * @param solver how chains are solved
 * @param windowNights nights that are summed, the newest accepted night among them
 * @param terminations wordings that no rewrite leads to or replaces
 */
public record MineOptions(
    MiningOptions mining, ChainSolver.Options solver, int windowNights, Terminations terminations) {
  /** Refuses an empty window. */
  public MineOptions {
    if (windowNights < 1) {
      throw new IllegalArgumentException(
          "Invalid window: " + windowNights + " nights (must be at least 1)");
    }
  }
}
