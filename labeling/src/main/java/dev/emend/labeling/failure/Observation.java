package dev.emend.labeling.failure;

import dev.emend.interaction.Outcome;
import dev.emend.interaction.Turn;

/**
 * A turn and what became of it.
 *
 * @param turn the turn
 * @param outcome how it ended
 * @param again the later turn that most probably says it again, or null
 * @param abandoned nothing came after it, or only a termination
 */
public record Observation(Turn turn, Outcome outcome, Again again, boolean abandoned) {
  /**
   * A later turn that may say the same again.
   *
   * @param turn the later turn
   * @param probability chance that it does, 0..1
   * @param outcome how the later turn ended
   */
  public record Again(Turn turn, double probability, Outcome outcome) {
    /** Refuses a value that is no probability. */
    public Again {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "Invalid rephrase probability: " + probability + " (must be 0 to 1)");
      }
    }

    /** Chance that it says the same and did not fail itself. */
    double credence() {
      return probability * (1 - outcome.failure());
    }
  }
}
