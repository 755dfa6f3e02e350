package dev.emend.jobs.evaluate;

import static dev.emend.jobs.evaluate.Examples.label;
import static dev.emend.jobs.evaluate.Examples.smallTalk;
import static dev.emend.jobs.evaluate.Examples.truth;
import static dev.emend.jobs.evaluate.Examples.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.SyntheticLabel.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelScorerTest {
  private static final Origin PROJECTED = Origin.PROJECTED;

  @Test
  void labelIsComparedWithEveryTurnThatHasItsText() {
    LabelScorer scorer =
        new LabelScorer(List.of(label(PROJECTED, 0.9, null, "spin radio", "play", "song=radio")));
    scorer.add(turn("1", null, "spin radio", "-"), truth("1", "play song=radio"));
    scorer.add(turn("2", null, "Spin  RADIO", "-"), truth("2", "play song=Radio"));
    scorer.add(turn("3", null, "spin radio", "-"), truth("3", "play song=radio, artist=queen"));
    scorer.add(turn("4", null, "spin radio", "-"), truth("4", "tune song=radio"));
    LabelScore score = scorer.score(PROJECTED, 0.5);
    assertThat(score).isEqualTo(new LabelScore(1, 4, 3, 2, 4, 0, 1, 0, 0));
    assertThat(score.exactIntent()).hasValue(0.75);
    assertThat(score.exactFrame()).hasValue(0.5);
    assertThat(score.slotF1().getAsDouble()).isCloseTo(8 / 9.0, within(1e-15));
  }

  @Test
  void labelsWeighAsManyTurnsAsTheyCover() {
    LabelScorer scorer =
        new LabelScorer(
            List.of(
                label(PROJECTED, 0.9, null, "crank it", "louder"),
                label(PROJECTED, 0.9, null, "hush", "louder")));
    for (int i = 0; i < 3; i++) {
      scorer.add(turn("a" + i, null, "crank it", "-"), truth("a" + i, "louder"));
    }
    scorer.add(turn("b", null, "hush", "-"), truth("b", "quieter"));
    assertThat(scorer.score(PROJECTED, 0).exactFrame()).hasValue(0.75);
  }

  @Test
  void wrongSlotCountsAgainstPrecisionAndRecallOfSlots() {
    LabelScorer scorer =
        new LabelScorer(List.of(label(PROJECTED, 0.9, null, "spin radio", "play", "artist=radio")));
    scorer.add(turn("1", null, "spin radio", "-"), truth("1", "play song=radio"));
    assertThat(scorer.score(PROJECTED, 0)).isEqualTo(new LabelScore(1, 1, 1, 0, 0, 1, 1, 0, 0));
    assertThat(scorer.score(PROJECTED, 0).slotF1()).hasValue(0);
  }

  @Test
  void textUnderAnotherContextIsAnotherText() {
    LabelScorer scorer =
        new LabelScorer(List.of(label(PROJECTED, 0.9, "request:song", "radio", "inform")));
    scorer.add(turn("1", null, "radio", "-"), truth("1", "inform"));
    assertThat(scorer.score(PROJECTED, 0).turns()).isZero();
    scorer.add(turn("2", "request:song", "radio", "-"), truth("2", "inform"));
    assertThat(scorer.score(PROJECTED, 0).turns()).isEqualTo(1);
  }

  @Test
  void textInAnotherLocaleIsAnotherText() {
    LabelScorer scorer = new LabelScorer(List.of(label(PROJECTED, 0.9, null, "radio", "inform")));
    scorer.add(turn("1", "en-GB", null, "radio", "-", null), truth("1", "inform"));
    assertThat(scorer.score(PROJECTED, 0).turns()).isZero();
  }

  @Test
  void turnsWithoutContentOrTruthDoNotCount() {
    LabelScorer scorer = new LabelScorer(List.of(label(PROJECTED, 0.9, null, "hi", "greet")));
    scorer.add(turn("1", null, "hi", "-"), smallTalk("1", "greet"));
    scorer.add(turn("2", null, "hi", "-"), null);
    assertThat(scorer.score(PROJECTED, 0)).isEqualTo(new LabelScore(1, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void originsAreScoredApart() {
    LabelScorer scorer =
        new LabelScorer(
            List.of(
                label(PROJECTED, 0.9, null, "crank it", "louder"),
                label(Origin.OWN_SUCCESS, 0.9, null, "crank it", "quieter")));
    scorer.add(turn("1", null, "crank it", "-"), truth("1", "louder"));
    assertThat(scorer.score(PROJECTED, 0).exactFrame()).hasValue(1);
    assertThat(scorer.score(Origin.OWN_SUCCESS, 0).exactFrame()).hasValue(0);
    assertThat(scorer.score(Origin.EXPLICIT, 0)).isEqualTo(LabelScore.NONE);
  }

  @Test
  void curveShowsWhatRisingThresholdsKeep() {
    LabelScorer scorer =
        new LabelScorer(
            List.of(
                label(PROJECTED, 0.9, null, "crank it", "louder"),
                label(PROJECTED, 0.6, null, "hush", "louder")));
    scorer.add(turn("1", null, "crank it", "-"), truth("1", "louder"));
    scorer.add(turn("2", null, "hush", "-"), truth("2", "quieter"));
    List<LabelScore.AtThreshold> curve = scorer.curve(PROJECTED, 0.5, 0.6, 0.9, 0.95);
    assertThat(curve).extracting(point -> point.score().labels()).containsExactly(2L, 2L, 1L, 0L);
    assertThat(curve.get(0).score().exactFrame()).hasValue(0.5);
    assertThat(curve.get(2).score().exactFrame()).hasValue(1);
    assertThat(curve.get(3).score().exactFrame()).isEmpty();
  }

  @Test
  void coverageIsOfRescuedTurnsAndTellsHowManyOfThemAreRight() {
    LabelScorer scorer = new LabelScorer(List.of(label(PROJECTED, 0.9, null, "hush", "quieter")));
    scorer.addRescued(turn("1", null, "hush", "louder"), truth("1", "quieter"));
    scorer.addRescued(turn("2", null, "hush", "louder"), truth("2", "stop"));
    scorer.addRescued(turn("3", null, "sh", "louder"), truth("3", "quieter"));
    LabelScore score = scorer.score(PROJECTED, 0);
    assertThat(score).isEqualTo(new LabelScore(1, 0, 0, 0, 0, 0, 0, 2, 1));
    assertThat(scorer.rescued()).isEqualTo(3);
    assertThat(score.coverage(scorer.rescued()).getAsDouble()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(scorer.score(PROJECTED, 0.95).covered()).isZero();
    assertThat(LabelScore.NONE.coverage(0)).isEmpty();
  }

  @Test
  void confidencesAreHeldAgainstWhatWasRight() {
    LabelScorer scorer =
        new LabelScorer(
            List.of(
                label(PROJECTED, 0.92, null, "crank it", "louder"),
                label(PROJECTED, 0.64, null, "hush", "louder")));
    scorer.add(turn("1", null, "crank it", "-"), truth("1", "louder"));
    scorer.add(turn("2", null, "hush", "-"), truth("2", "quieter"));
    scorer.add(turn("3", null, "hush", "-"), truth("3", "quieter"));
    Reliability reliability = scorer.reliability(PROJECTED, 0);
    assertThat(reliability.bins())
        .extracting(Reliability.Bin::turns, Reliability.Bin::right)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, 0L),
            org.assertj.core.groups.Tuple.tuple(1L, 1L));
    assertThat(reliability.error().getAsDouble()).isCloseTo((1.28 + 0.08) / 3, within(1e-12));
    assertThat(scorer.reliability(Origin.EXPLICIT, 0).error()).isEmpty();
  }
}
