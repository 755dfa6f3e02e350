package dev.emend.jobs.evaluate;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Turn;

/**
 * What really happened in a turn.
 *
 * @param turnId the turn of the log
 * @param transcript what was really said, or null where unknown
 * @param reading the right reading
 * @param content false where nothing is asked: a greeting, a goodbye, "stop"
 * @param goalId turns toward one aim share it; null where unknown
 * @param rephraseOf the earlier turn that this one says again, or null
 * @param failurePoint the component that failed; null where unknown
 */
public record Truth(
    String turnId,
    String transcript,
    Reading reading,
    boolean content,
    String goalId,
    String rephraseOf,
    FailurePoint failurePoint) {

  /** Refuses a truth without a turn or a reading. */
  public Truth {
    if (turnId == null || turnId.isBlank()) {
      throw new IllegalArgumentException("Invalid turn_id: " + turnId + " (required)");
    }
    if (reading == null) {
      throw new IllegalArgumentException("Missing reading of the truth of " + turnId);
    }
  }

  /** Whether a turn was read right: domain, intent and the set of slots are equal. */
  public boolean readRight(Turn turn) {
    return means(turn.reading().key());
  }

  /** Whether a reading with this key is the right one. */
  boolean means(String readingKey) {
    return reading.key().equals(readingKey);
  }
}
