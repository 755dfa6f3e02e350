package dev.emend.markov.rewrite;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.ChainSolver;
import java.util.List;
import java.util.function.Predicate;

/**
 * Mines the global rewrites of one locale. The chain's states are texts under their contexts; for a
 * source s the probability {@code C(s,t)} of ending well with t as the last wording is pooled over
 * wordings that are read alike in place of s, and the likeliest wording of the likeliest reading is
 * the target.
 */
public final class RewriteMiner {
  private final MiningOptions options;
  private final ChainSolver.Options solver;
  private final Predicate<String> neverTarget;

  /**
   * A miner.
   *
   * @param options what a rewrite must have to be served
   * @param solver how chains are solved
   * @param neverTarget texts that no rewrite may lead to, and that none may replace ("stop")
   */
  public RewriteMiner(
      MiningOptions options, ChainSolver.Options solver, Predicate<String> neverTarget) {
    this.options = options;
    this.solver = solver;
    this.neverTarget = neverTarget;
  }

  /** The rewrites of every status, ordered by source and context. */
  public List<Rewrite> mine(Evidence evidence) {
    return mined(evidence).rewrites();
  }

  /** The rewrites, and how the chain was solved. */
  public Mined mined(Evidence evidence) {
    return mining(evidence).mined();
  }

  /** Mines once and then explains any number of states. */
  public Explainer explainer(Evidence evidence) {
    return new Explainer(mining(evidence), options);
  }

  /** Why a state is rewritten or not; for several states see {@link #explainer}. */
  public Explanation explain(Evidence evidence, State state) {
    return explainer(evidence).explain(state);
  }

  /** Everything that was found. */
  Mining mining(Evidence evidence) {
    Known known = new Known(Borrowing.lent(evidence), options.readingStrength());
    return new Mining(evidence, known, new Search(known, solver, neverTarget), options);
  }
}
