package dev.emend.jobs.evaluate;

import static dev.emend.interaction.FailurePoint.ASR;
import static dev.emend.interaction.FailurePoint.CORRECT;
import static dev.emend.interaction.FailurePoint.ENTITY_RESOLUTION;
import static dev.emend.interaction.FailurePoint.NLU;
import static dev.emend.jobs.evaluate.Examples.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.FailurePoint;
import org.junit.jupiter.api.Test;

class FailurePointScorerTest {
  private final FailurePointScorer scorer = new FailurePointScorer();

  private void add(FailurePoint said, FailurePoint truth) {
    scorer.add(new JudgedTurn(null, 0, null, said), failed(truth));
  }

  @Test
  void macroF1IsTheMeanOverTheClassesOfTheTruth() {
    add(CORRECT, CORRECT);
    add(CORRECT, CORRECT);
    add(CORRECT, CORRECT);
    add(CORRECT, ASR);
    add(ASR, ASR);
    add(ASR, NLU);
    // CORRECT 2·3/(6+1), ASR 2·1/(2+1+1), NLU 0.
    assertThat(scorer.score().macroF1().getAsDouble())
        .isCloseTo((6 / 7.0 + 0.5 + 0) / 3, within(1e-15));
    assertThat(scorer.score().accuracy()).hasValue(4 / 6.0);
  }

  @Test
  void unknownIsLeftOut() {
    add(ASR, ASR);
    add(NLU, null);
    assertThat(scorer.score().macroF1()).hasValue(1);
    assertThat(scorer.score().turns()).isEqualTo(1);
  }

  @Test
  void classThatTheTruthNeverHasIsAnErrorAndNoClass() {
    add(NLU, NLU);
    add(ENTITY_RESOLUTION, NLU);
    assertThat(scorer.score().macroF1().getAsDouble()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void turnThatWasNotJudgedIsMissed() {
    add(ASR, ASR);
    scorer.add(null, failed(ASR));
    assertThat(scorer.score().macroF1().getAsDouble()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void nothingKnownHasNoScore() {
    assertThat(scorer.score().macroF1()).isEmpty();
  }
}
