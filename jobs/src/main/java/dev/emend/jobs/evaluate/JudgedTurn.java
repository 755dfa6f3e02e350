package dev.emend.jobs.evaluate;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Judgement;

/**
 * What of a judgement is scored.
 *
 * @param rephraseCandidate the earlier turn that is most probably said again, or null
 * @param rephraseProbability of that candidate, 0..1
 * @param rephraseOf the candidate where the probability reaches the threshold in use, else null
 * @param failurePoint the component that is said to have failed, or null where nothing is said
 */
public record JudgedTurn(
    String rephraseCandidate,
    double rephraseProbability,
    String rephraseOf,
    FailurePoint failurePoint) {
  /** Refuses a value that is no probability. */
  public JudgedTurn {
    if (!(rephraseProbability >= 0 && rephraseProbability <= 1)) {
      throw new IllegalArgumentException(
          "Invalid rephrase_probability: " + rephraseProbability + " (must be 0 to 1)");
    }
  }

  /** What of a judgement is scored. */
  public static JudgedTurn of(Judgement judgement) {
    return new JudgedTurn(
        judgement.rephraseCandidate(),
        judgement.rephraseProbability(),
        judgement.rephraseOf(),
        judgement.failurePoint());
  }
}
