package dev.emend.benchmarks.study;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.evaluate.JudgedTurn;
import dev.emend.jobs.evaluate.Reliability;
import dev.emend.jobs.evaluate.RephraseScore;
import dev.emend.jobs.evaluate.RephraseScorer;
import dev.emend.jobs.evaluate.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well rephrases were heard, over all nights.
 *
 * @param averagePrecision over all thresholds; empty where there is no rephrase
 * @param f1 at the threshold in use; empty where there is none
 * @param calibrationError expected calibration error of the best candidates' probabilities, in
 *     tenths; empty where no turn has a candidate
 */
record RephraseFigures(
    OptionalDouble averagePrecision, OptionalDouble f1, OptionalDouble calibrationError) {

  /** Scores judged nights beside their truth; turns without truth are left out. */
  static RephraseFigures of(List<JudgedNight> nights) {
    RephraseScorer scorer = new RephraseScorer();
    Tenths tenths = new Tenths();
    for (JudgedNight judged : nights) {
      for (int s = 0; s < judged.judgements().size(); s++) {
        Session session = judged.night().sessions().get(s);
        List<Judgement> judgements = judged.judgements().get(s);
        for (int i = 0; i < session.size(); i++) {
          Turn turn = session.turn(i);
          Truth truth = judged.night().truth().get(turn.turnId());
          JudgedTurn said = JudgedTurn.of(judgements.get(i));
          scorer.add(turn, said, truth);
          tenths.add(said, truth);
        }
      }
    }
    RephraseScore score = scorer.score();
    return new RephraseFigures(score.averagePrecision(), score.f1(), tenths.error());
  }

  /** What was claimed and what was right in each tenth of probability. */
  private static final class Tenths {
    private static final int TENTHS = 10;

    private final long[] turns = new long[TENTHS];
    private final double[] claimed = new double[TENTHS];
    private final long[] right = new long[TENTHS];

    void add(JudgedTurn said, Truth truth) {
      if (truth != null && said.rephraseCandidate() != null) {
        int tenth = Math.min(TENTHS - 1, (int) (said.rephraseProbability() * TENTHS));
        turns[tenth]++;
        claimed[tenth] += said.rephraseProbability();
        right[tenth] += said.rephraseCandidate().equals(truth.rephraseOf()) ? 1 : 0;
      }
    }

    OptionalDouble error() {
      List<Reliability.Bin> bins = new ArrayList<>();
      for (int i = 0; i < TENTHS; i++) {
        bins.add(new Reliability.Bin(turns[i], claimed[i], right[i]));
      }
      return new Reliability(bins).error();
    }
  }
}
