package dev.emend.rephrase;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import java.util.List;

/**
 * A session made ready for the comparison of its turns: whatever belongs to one turn alone is
 * computed once, before any pair is looked at.
 */
public final class PreparedSession {
  private final Session session;
  private final List<PreparedTurn> turns;
  private final PairFeatures features;
  private final Candidates candidates;

  /**
   * Prepares all turns of a session.
   *
   * @param session its turns
   * @param terminations wordings that are no attempt
   * @param mostCandidates how many earlier attempts are looked at for each turn
   * @param followers what others said right after a text
   */
  PreparedSession(
      Session session, Terminations terminations, int mostCandidates, Followers followers) {
    this.session = session;
    this.turns = PreparedTurn.all(session.turns(), terminations);
    this.features = new PairFeatures(turns, followers);
    this.candidates = new Candidates(turns, mostCandidates);
  }

  /** The session as it was logged. */
  public Session session() {
    return session;
  }

  /** Number of turns. */
  public int size() {
    return turns.size();
  }

  /** Positions of the earlier turns that a turn may say again, nearest first. */
  public List<Integer> candidates(int later) {
    return candidates.of(later);
  }

  /** The features of a pair, by {@link Feature#ordinal}. */
  public double[] features(int earlier, int later) {
    return features.of(earlier, later);
  }
}
