package dev.emend.jobs.evaluate;

import dev.emend.interaction.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The failed turns whose later rephrase worked, all by the truth: turns with content that were read
 * wrong, and that a later turn that was read right says again, directly or through turns between.
 * What a label could have learnt from rephrases is there.
 */
final class RescuedTurns {
  private RescuedTurns() {}

  /** Those of one night, in the order of its turns. */
  static List<Turn> of(List<Turn> turns, Map<String, Truth> truths) {
    Set<String> saidAgain = new HashSet<>();
    for (Turn turn : turns) {
      Truth truth = truths.get(turn.turnId());
      if (truth != null && truth.content() && truth.readRight(turn)) {
        Truth at = truth;
        while (at != null && at.rephraseOf() != null && saidAgain.add(at.rephraseOf())) {
          at = truths.get(at.rephraseOf());
        }
      }
    }
    return turns.stream()
        .filter(turn -> saidAgain.contains(turn.turnId()))
        .filter(turn -> failed(turn, truths.get(turn.turnId())))
        .toList();
  }

  private static boolean failed(Turn turn, Truth truth) {
    return truth != null && truth.content() && !truth.readRight(turn);
  }
}
