package dev.emend.benchmarks.study;

import dev.emend.interaction.Judgement;
import java.util.List;

/**
 * A night and what is thought of its turns.
 *
 * @param night the night
 * @param judgements one list a session, of one judgement a turn
 */
record JudgedNight(LogNight night, List<List<Judgement>> judgements) {
  JudgedNight {
    judgements = List.copyOf(judgements);
    if (judgements.size() != night.sessions().size()) {
      throw new IllegalArgumentException(
          "Invalid judgements of %s: %d for %d sessions (must be one list a session)"
              .formatted(night.date(), judgements.size(), night.sessions().size()));
    }
  }
}
