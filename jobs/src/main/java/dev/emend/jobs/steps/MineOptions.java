package dev.emend.jobs.steps;

import dev.emend.interaction.Terminations;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.rewrite.MiningOptions;
import dev.emend.markov.rewrite.RewriteMiner;
import dev.emend.markov.rewrite.Tuner;

/**
 * How rewrites are mined.
 *
 * @param mining what a rewrite must have to be served, before a log tunes it
 * @param tune how a log tunes it
 * @param solver how chains are solved
 * @param windowNights nights that are summed, the newest accepted night among them
 * @param terminations wordings that no rewrite leads to or replaces
 */
public record MineOptions(
    MiningOptions mining,
    TuneOptions tune,
    ChainSolver.Options solver,
    int windowNights,
    Terminations terminations) {
  /** Refuses an empty window. */
  public MineOptions {
    if (windowNights < 1) {
      throw new IllegalArgumentException(
          "Invalid window: " + windowNights + " nights (must be at least 1)");
    }
  }

  /** A miner with thresholds of its own. */
  public RewriteMiner miner(MiningOptions thresholds) {
    return new RewriteMiner(thresholds, solver, terminations::contains);
  }

  /** Chooses thresholds. */
  public Tuner tuner() {
    return new Tuner(mining, tune.credibleLevel(), miner(mining));
  }
}
