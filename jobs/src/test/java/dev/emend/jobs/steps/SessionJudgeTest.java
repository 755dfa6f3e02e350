package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Friction;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionJudgeTest {
  private static final List<Turn> TURNS =
      new Conversation("ann", "kitchen", Instant.parse("2026-03-01T08:00:00Z"))
          .fails("play maj and dragons", "play maj and dragons", "play imagine dragons")
          .works("play imagine dragons", "play_artist", Slot.of("artist", "imagine dragons"))
          .works("what is the weather in oslo", "weather", Slot.of("city", "oslo"))
          .works("play maj", "play_artist", Slot.of("artist", "maj"))
          .fails("cancel")
          .turns();

  private final List<Judgement> judged =
      new SessionJudge(ModelCodec.defaultModel(), Followers.NONE, JudgeOptions.DEFAULT)
          .judge(new Session(TURNS));

  @Test
  void aMisheardRequestSaidAgainIsItsRephrase() {
    assertThat(judged).extracting(Judgement::turnId).isEqualTo(ids(0, 1, 2, 3, 4));
    assertThat(judged.get(0).rephraseCandidate()).isNull();
    assertThat(judged.get(1).rephraseCandidate()).isEqualTo(ids(0).get(0));
    assertThat(judged.get(1).rephraseOf()).isEqualTo(ids(0).get(0));
    assertThat(judged.get(1).rephraseProbability()).isGreaterThan(0.7);
    assertThat(judged.get(2).rephraseCandidate()).isNotNull();
    assertThat(judged.get(2).rephraseOf()).isNull();
  }

  @Test
  void aTurnHasACandidateOnceTheSessionHasAnEarlierTurn() {
    assertThat(judged.subList(1, 5)).allMatch(j -> j.rephraseCandidate() != null);
    assertThat(judged.get(4).rephraseProbability()).isZero();
  }

  @Test
  void whatFailedAndWasSaidAgainIsADefectAndWhatWorkedIsNot() {
    assertThat(judged.get(0).friction()).contains(Friction.ERROR_RESPONSE, Friction.REPHRASED);
    assertThat(judged.get(0).defectProbability()).isGreaterThan(0.8);
    assertThat(judged.get(1).friction()).isEmpty();
    assertThat(judged.get(1).outcome().success()).isGreaterThan(0.5);
    assertThat(judged.get(3).friction()).contains(Friction.TERMINATION);
  }

  @Test
  void theRephraseSharesItsGoalAndANewRequestDoesNot() {
    assertThat(judged.get(1).goalId()).isEqualTo(judged.get(0).goalId());
    assertThat(judged.get(2).goalId()).isNotEqualTo(judged.get(0).goalId());
  }

  @Test
  void hearingFailedWhereTheHypothesesHoldWhatWasSaidNext() {
    assertThat(judged.get(0).failurePoint()).isEqualTo(FailurePoint.ASR);
    assertThat(judged.get(1).failurePoint()).isEqualTo(FailurePoint.CORRECT);
  }

  private static List<String> ids(int... turns) {
    return java.util.Arrays.stream(turns).mapToObj(i -> TURNS.get(i).turnId()).toList();
  }
}
