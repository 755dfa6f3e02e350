package dev.emend.jobs.evaluate;

import static dev.emend.jobs.evaluate.Examples.reading;
import static dev.emend.jobs.evaluate.Examples.rewrite;
import static dev.emend.jobs.evaluate.Examples.smallTalk;
import static dev.emend.jobs.evaluate.Examples.truth;
import static dev.emend.jobs.evaluate.Examples.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewriteScorerTest {
  private static final Turn WRONG = turn("t", null, "play maj", "play artist=maj");
  private static final Truth RIGHT = truth("t", "play artist=imagine");

  private final LoggedReadings before = new LoggedReadings();

  private void logged(String context, String text, String reading, int times) {
    for (int i = 0; i < times; i++) {
      before.add(turn("b" + i, context, text, reading));
    }
  }

  private RewriteScore score(Rewrite rewrite, Turn turn, Truth truth) {
    RewriteScorer scorer = new RewriteScorer(List.of(rewrite), before);
    scorer.add(turn, truth);
    return scorer.score();
  }

  @Test
  void turnReadWrongWhoseTargetIsReadRightIsAWin() {
    logged(null, "play imagine", "play artist=imagine", 1);
    RewriteScore score = score(rewrite(null, "play maj", "play imagine"), WRONG, RIGHT);
    assertThat(score).isEqualTo(new RewriteScore(1, 1, 1, 1, 0, 0));
  }

  @Test
  void turnReadRightWhoseTargetIsReadWrongIsALoss() {
    logged(null, "play other", "play artist=other", 1);
    Turn right = turn("t", null, "play imagine", "play artist=imagine");
    RewriteScore score = score(rewrite(null, "play imagine", "play other"), right, RIGHT);
    assertThat(score).isEqualTo(new RewriteScore(1, 1, 0, 0, 1, 0));
  }

  @Test
  void wrongAfterAsBeforeIsNeutral() {
    logged(null, "play other", "play artist=other", 1);
    RewriteScore score = score(rewrite(null, "play maj", "play other"), WRONG, RIGHT);
    assertThat(score).isEqualTo(new RewriteScore(1, 1, 1, 0, 0, 1));
  }

  @Test
  void rightAfterAsBeforeIsNeutral() {
    logged(null, "put on imagine", "play artist=imagine", 1);
    Turn right = turn("t", null, "play imagine", "play artist=imagine");
    RewriteScore score = score(rewrite(null, "play imagine", "put on imagine"), right, RIGHT);
    assertThat(score).isEqualTo(new RewriteScore(1, 1, 0, 0, 0, 1));
  }

  @Test
  void targetThatWasNeverLoggedIsNeutralWhateverTheExportClaims() {
    Rewrite rewrite = rewrite(null, "play maj", "play imagine");
    assertThat(rewrite.targetReading()).isNotEqualTo(Reading.NOTHING);
    Truth asClaimed = truth("t", "claimed");
    assertThat(score(rewrite, WRONG, asClaimed)).isEqualTo(new RewriteScore(1, 1, 1, 0, 0, 1));
    Turn right = turn("t", null, "play maj", "claimed");
    assertThat(score(rewrite, right, asClaimed)).isEqualTo(new RewriteScore(1, 1, 0, 0, 0, 1));
  }

  @Test
  void targetIsReadAsItMostOftenWas() {
    logged(null, "play imagine", "play artist=imagine", 2);
    logged(null, "play imagine", "play song=imagine", 3);
    RewriteScore score = score(rewrite(null, "play maj", "play imagine"), WRONG, RIGHT);
    assertThat(score.neutral()).isEqualTo(1);
  }

  @Test
  void ofReadingsThatAreEquallyFrequentTheSmallestKeyCounts() {
    logged(null, "play imagine", "zzz", 2);
    logged(null, "play imagine", "play artist=imagine", 2);
    assertThat(before.mostFrequent("en-US", null, "play imagine"))
        .isEqualTo(reading("play artist=imagine").key());
  }

  @Test
  void targetIsReadUnderItsContextBeforeAnywhere() {
    logged("request:artist", "imagine", "inform artist=imagine", 1);
    logged(null, "imagine", "wish", 5);
    Turn turn = turn("t", "request:artist", "maj", "-");
    Truth truth = truth("t", "inform artist=imagine");
    assertThat(score(rewrite("request:artist", "maj", "imagine"), turn, truth).wins()).isEqualTo(1);
  }

  @Test
  void targetThatWasNeverLoggedUnderItsContextIsReadAsAnywhere() {
    logged(null, "imagine", "inform artist=imagine", 1);
    Turn turn = turn("t", "request:artist", "maj", "-");
    Truth truth = truth("t", "inform artist=imagine");
    assertThat(score(rewrite("request:artist", "maj", "imagine"), turn, truth).wins()).isEqualTo(1);
  }

  @Test
  void readingsOfAnotherLocaleDoNotCount() {
    before.add(turn("b", "en-GB", null, "play imagine", "play artist=imagine", null));
    RewriteScore score = score(rewrite(null, "play maj", "play imagine"), WRONG, RIGHT);
    assertThat(score.neutral()).isEqualTo(1);
  }

  @Test
  void readingBelongsToTheTextThatTheNluWasGiven() {
    before.add(turn("b", "en-US", null, "play maj", "play artist=imagine", "play imagine"));
    assertThat(before.mostFrequent("en-US", null, "play maj")).isNull();
    assertThat(before.mostFrequent("en-US", null, "play imagine")).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"PENDING", "DENIED"})
  void onlyAutoAndApprovedRewritesAreServed(Status status) {
    logged(null, "play imagine", "play artist=imagine", 1);
    Rewrite rewrite = rewrite("r", "en-US", Scope.GLOBAL, status, null, "play maj", "play imagine");
    assertThat(score(rewrite, WRONG, RIGHT)).isEqualTo(new RewriteScore(0, 1, 1, 0, 0, 0));
  }

  @Test
  void approvedRewritesAreServed() {
    logged(null, "play imagine", "play artist=imagine", 1);
    Rewrite rewrite =
        rewrite("r", "en-US", Scope.GLOBAL, Status.APPROVED, null, "play maj", "play imagine");
    assertThat(score(rewrite, WRONG, RIGHT).wins()).isEqualTo(1);
  }

  @Test
  void personalRewritesAreNotJudged() {
    Rewrite rewrite =
        rewrite("r", "en-US", Scope.PERSONAL, Status.AUTO, null, "play maj", "play imagine");
    assertThat(score(rewrite, WRONG, RIGHT).applied()).isZero();
  }

  @Test
  void contextMustBeExactlyThatOfTheRewrite() {
    Rewrite open = rewrite(null, "play maj", "play imagine");
    Turn asked = turn("t", "request:artist", "play maj", "-");
    assertThat(score(open, asked, RIGHT).applied()).isZero();
    assertThat(score(rewrite("request:artist", "play maj", "x"), WRONG, RIGHT).applied()).isZero();
  }

  @Test
  void localeMustBeExactlyThatOfTheRewrite() {
    Rewrite british =
        rewrite("r", "en-GB", Scope.GLOBAL, Status.AUTO, null, "play maj", "play imagine");
    assertThat(score(british, WRONG, RIGHT).applied()).isZero();
  }

  @Test
  void utteranceIsFoundByItsKey() {
    Turn loud = turn("t", null, " Play  MAJ ", "-");
    assertThat(score(rewrite(null, "play maj", "play imagine"), loud, RIGHT).applied())
        .isEqualTo(1);
  }

  @Test
  void turnsWithoutContentOrTruthAreNotScored() {
    RewriteScorer scorer =
        new RewriteScorer(List.of(rewrite(null, "play maj", "play imagine")), before);
    scorer.add(WRONG, smallTalk("t", "play artist=imagine"));
    scorer.add(WRONG, null);
    assertThat(scorer.score()).isEqualTo(new RewriteScore(1, 0, 0, 0, 0, 0));
  }

  @Test
  void readingsAreEqualWhateverTheOrderOfSlotsAndTheCaseOfValues() {
    Truth truth = truth("t", "play artist=imagine, song=radio");
    Reading same =
        new Reading(
            "music",
            "play",
            List.of(
                new Slot("song", "Radio", "song:1", Slot.Resolution.MATCH),
                Slot.of("artist", " imagine")));
    assertThat(truth.means(same.key())).isTrue();
    assertThat(truth.means(reading("play artist=imagine").key())).isFalse();
  }

  @Test
  void ratesFollowFromTheCounts() {
    RewriteScore score = new RewriteScore(9, 100, 40, 12, 3, 1);
    assertThat(score.applied()).isEqualTo(16);
    assertThat(score.precision()).hasValue(0.75);
    assertThat(score.coverage()).hasValue(0.3);
    assertThat(score.winLoss()).hasValue(4);
    assertThat(new RewriteScore(0, 1, 0, 0, 0, 0).precision()).isEmpty();
    assertThat(new RewriteScore(0, 1, 0, 2, 0, 0).winLoss()).isEmpty();
  }

  @Test
  void replayIsTheSumOfItsNights() {
    assertThat(new RewriteScore(1, 2, 3, 4, 5, 6).plus(new RewriteScore(10, 20, 30, 40, 50, 60)))
        .isEqualTo(new RewriteScore(11, 22, 33, 44, 55, 66));
  }
}
