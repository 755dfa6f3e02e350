package dev.emend.jobs.evaluate;

import java.util.OptionalDouble;

/**
 * What rewrites would have done to the scored turns of a night, or of several.
 *
 * @param rewrites rewrites that were served (of a sum: added up over the nights)
 * @param scored turns with content and truth
 * @param readWrong of those, read wrong
 * @param wins read wrong, and the target's reading is right
 * @param losses read right, and the target's reading is wrong
 * @param neutral a rewrite applied, and neither
 */
public record RewriteScore(
    long rewrites, long scored, long readWrong, long wins, long losses, long neutral) {
  /** Of no night. */
  public static final RewriteScore NONE = new RewriteScore(0, 0, 0, 0, 0, 0);

  /** Turns that a rewrite applied to. */
  public long applied() {
    return wins + losses + neutral;
  }

  /** Wins ÷ applied; empty where no rewrite applied. */
  public OptionalDouble precision() {
    return Ratio.of(wins, applied());
  }

  /** Wins ÷ turns read wrong; empty where none was. */
  public OptionalDouble coverage() {
    return Ratio.of(wins, readWrong);
  }

  /** Wins ÷ losses; empty where nothing was lost. */
  public OptionalDouble winLoss() {
    return Ratio.of(wins, losses);
  }

  /** The sum with another night: a replay is the sum over all nights but the first. */
  public RewriteScore plus(RewriteScore other) {
    return new RewriteScore(
        rewrites + other.rewrites,
        scored + other.scored,
        readWrong + other.readWrong,
        wins + other.wins,
        losses + other.losses,
        neutral + other.neutral);
  }
}
