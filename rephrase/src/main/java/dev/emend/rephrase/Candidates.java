package dev.emend.rephrase;

import java.util.ArrayList;
import java.util.List;

/** The pairs of a session that are worth comparing, and how the candidates of a turn compete. */
final class Candidates {
  private final List<PreparedTurn> session;
  private final int most;

  /**
   * Candidates of a session.
   *
   * @param session its turns
   * @param most how many earlier attempts are looked at for each turn
   */
  Candidates(List<PreparedTurn> session, int most) {
    this.session = session;
    this.most = most;
  }

  /** Positions of the earlier turns that a turn may say again, nearest first. */
  List<Integer> of(int later) {
    List<Integer> earlier = new ArrayList<>();
    if (!session.get(later).termination) {
      for (int i = later - 1; i >= 0 && earlier.size() < most; i--) {
        if (!session.get(i).termination) {
          earlier.add(i);
        }
      }
    }
    return earlier;
  }

  /**
   * Lets candidates and "none of them" compete: {@code p_i = o_i ÷ (1 + Σ o)} with the odds o of
   * each pair alone.
   */
  static double[] compete(double[] logOdds) {
    double sum = 1;
    double[] odds = new double[logOdds.length];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = StrictMath.exp(Math.min(MOST_LOG_ODDS, logOdds[i]));
      sum += odds[i];
    }
    for (int i = 0; i < odds.length; i++) {
      odds[i] /= sum;
    }
    return odds;
  }

  private static final double MOST_LOG_ODDS = 30;
}
