package dev.emend.jobs.evaluate;

import static dev.emend.jobs.evaluate.Examples.rephrase;
import static dev.emend.jobs.evaluate.Examples.smallTalk;
import static dev.emend.jobs.evaluate.Examples.truth;
import static dev.emend.jobs.evaluate.Examples.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RephraseScorerTest {
  private final RephraseScorer scorer = new RephraseScorer();

  /** A turn that is said to say {@code candidate} again; found from 0.5 on. */
  private void add(String id, String text, String candidate, double probability, String truthOf) {
    String found = probability >= 0.5 ? candidate : null;
    Truth truth = truthOf == null ? truth(id, "play") : rephrase(id, truthOf);
    scorer.add(
        turn(id, null, text, "play"), new JudgedTurn(candidate, probability, found, null), truth);
  }

  @Test
  void averagePrecisionSumsPrecisionOverTheStepsOfRecall() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.9, "a");
    add("c", "c", "b", 0.8, null);
    add("d", "d", "c", 0.4, "c");
    // Recall 1/2 at precision 1/1, recall 2/2 at precision 2/3.
    assertThat(scorer.score().averagePrecision()).hasValue(0.5 + 0.5 * (2 / 3.0));
  }

  @Test
  void equalProbabilitiesAreOneThreshold() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.8, "a");
    add("c", "c", "b", 0.8, null);
    add("d", "d", "c", 0.8, null);
    assertThat(scorer.score().averagePrecision().getAsDouble()).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void rephraseWithAnotherCandidateIsNoHitAndCountsAgainstRecall() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.9, "a");
    add("c", "c", "b", 0.8, "a");
    RephraseScore score = scorer.score();
    assertThat(score.averagePrecision()).hasValue(0.5);
    assertThat(score.precision()).hasValue(0.5);
    assertThat(score.recall()).hasValue(0.5);
  }

  @Test
  void rephraseWithoutCandidateCountsAgainstRecall() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.9, "a");
    add("c", "c", null, 0, "b");
    assertThat(scorer.score().averagePrecision()).hasValue(0.5);
    assertThat(scorer.score().recall()).hasValue(0.5);
  }

  @Test
  void precisionRecallAndF1AreThoseOfTheThresholdInUse() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.9, "a");
    add("c", "c", "b", 0.7, null);
    add("d", "d", "c", 0.6, "c");
    add("e", "e", "d", 0.4, "d");
    RephraseScore score = scorer.score();
    assertThat(score.precision()).hasValue(2 / 3.0);
    assertThat(score.recall()).hasValue(2 / 3.0);
    assertThat(score.f1()).hasValue(2 / 3.0);
  }

  @Test
  void turnsThatWereNotJudgedCountAgainstRecall() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.9, "a");
    scorer.add(turn("c", null, "c", "play"), null, rephrase("c", "b"));
    assertThat(scorer.score().recall()).hasValue(0.5);
  }

  @Test
  void turnsWithoutContentAreRankedAndTurnsWithoutTruthAreNot() {
    add("a", "a", null, 0, null);
    add("b", "b", "a", 0.8, "a");
    JudgedTurn judged = new JudgedTurn("a", 0.9, "a", null);
    scorer.add(turn("c", null, "stop", "stop"), judged, null);
    assertThat(scorer.score().precision()).hasValue(1);
    scorer.add(turn("d", null, "stop", "stop"), judged, smallTalk("d", "stop"));
    assertThat(scorer.score().precision()).hasValue(0.5);
    assertThat(scorer.score().averagePrecision()).hasValue(0.5);
  }

  @Test
  void verbatimRepeatsAreLeftOutOfTheSecondScore() {
    add("a", "play maj", null, 0, null);
    add("b", "Play  maj", "a", 0.9, "a");
    add("c", "play imagine", "b", 0.8, "b");
    add("d", "play imagine", "c", 0.7, null);
    assertThat(scorer.score().rephrases()).isEqualTo(2);
    assertThat(scorer.score().precision()).hasValue(2 / 3.0);
    RephraseScore without = scorer.scoreWithoutVerbatim();
    assertThat(without.rephrases()).isEqualTo(1);
    assertThat(without.precision()).hasValue(1);
    assertThat(without.averagePrecision()).hasValue(1);
  }

  @Test
  void nothingToFindHasNoAveragePrecision() {
    add("a", "a", null, 0, null);
    assertThat(scorer.score().averagePrecision()).isEmpty();
    assertThat(scorer.score().f1()).isEmpty();
  }

  @Test
  void manyTurnsAreRankedInAnyOrder() {
    Ranking ranking = new Ranking();
    for (int i = 0; i < 5000; i++) {
      ranking.add((i * 7919 % 5000) / 5000.0, i * 7919 % 5000 >= 4000);
    }
    assertThat(ranking.averagePrecision(1000)).hasValue(1);
    assertThat(ranking.averagePrecision(2000)).hasValue(0.5);
  }

  @Test
  void valueThatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> new JudgedTurn("a", 1.5, null, null))
        .hasMessageContaining("1.5 (must be 0 to 1)");
  }
}
