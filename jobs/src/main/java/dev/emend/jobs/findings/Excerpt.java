package dev.emend.jobs.findings;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Reading;
import java.util.List;

/**
 * A stretch of somebody's session, anonymised: from a text to its rewrite's target, and what came
 * right after.
 *
 * @param turns in order of time
 */
public record Excerpt(List<Said> turns) {
  /** Keeps its own list. */
  public Excerpt {
    turns = List.copyOf(turns);
  }

  /** Number of turns whose text is not shown. */
  int hidden() {
    return (int) turns.stream().filter(turn -> turn.heard() == null).count();
  }

  /**
   * One turn.
   *
   * @param heard key of what was heard; null where too few customers said it
   * @param context what the assistant had just asked; null for an open request, and where it is not
   *     shown
   * @param reading how it was read; {@link Reading#NOTHING} where the text is not shown
   * @param status how the answer ended
   * @param bargeInSeconds how far into the answer it was cut off, in tenths; null if it was not
   * @param silenceSeconds whole seconds from the end of the answer before; null for the first
   * @param rephraseProbability chance that it says an earlier turn again; 0 where there is none
   * @param rephraseOf which turn of this stretch that is, from 1; null where it is none of them
   * @param role what it is to the rewrite
   */
  public record Said(
      String heard,
      String context,
      Reading reading,
      Answer.Status status,
      Double bargeInSeconds,
      Long silenceSeconds,
      double rephraseProbability,
      Integer rephraseOf,
      Role role) {}

  /** What a turn is to the rewrite that it is shown with. */
  public enum Role {
    SOURCE,
    TARGET,
    OTHER
  }
}
