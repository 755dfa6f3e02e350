package dev.emend.interaction;

import java.util.List;

/**
 * Consecutive turns of one customer on one device, without a long silence between them.
 *
 * @param turns at least one, in order of time
 */
public record Session(List<Turn> turns) {
  /** Refuses an empty session. */
  public Session {
    turns = Require.listOf(turns);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("Invalid session: 0 turns (must have at least one)");
    }
  }

  /** Number of turns, at least 1. */
  public int size() {
    return turns.size();
  }

  /** The turn at a position, from 0. */
  public Turn turn(int position) {
    return turns.get(position);
  }
}
