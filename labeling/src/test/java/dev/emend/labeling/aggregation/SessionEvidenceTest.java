package dev.emend.labeling.aggregation;

import static dev.emend.labeling.Logged.reading;
import static dev.emend.labeling.Logged.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import dev.emend.labeling.projection.LabelProjector;
import dev.emend.labeling.projection.Projection;
import dev.emend.labeling.projection.ProjectionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionEvidenceTest {
  private static final Reading PLAY = reading("music", "play", "genre", "jazz");
  private static final Reading LIGHT = reading("iot", "light_on");
  private static final Outcome FAILED = new Outcome(0, 1);
  private static final Outcome WORKED = new Outcome(1, 0);

  private final SessionEvidence collector =
      new SessionEvidence(new LabelProjector(ProjectionOptions.DEFAULT), 0.05);

  @Test
  void whatWorkedSpeaksForWhatFailed() {
    List<LabelEvidence> pieces =
        find(
                List.of(
                    turn("a", "put on some jazz").read(LIGHT).done(),
                    turn("b", "play jazz").read(PLAY).done()),
                List.of(judged("a", FAILED), judged("b", WORKED, new Candidate("a", 0.9))))
            .pieces();
    assertThat(pieces)
        .extracting(LabelEvidence::text, LabelEvidence::origin, LabelEvidence::support)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("put on some jazz", Origin.OWN_SUCCESS, 0.0),
            org.assertj.core.groups.Tuple.tuple("play jazz", Origin.OWN_SUCCESS, 1.0),
            org.assertj.core.groups.Tuple.tuple("put on some jazz", Origin.PROJECTED, 0.9));
    assertThat(pieces.get(0).against()).isEqualTo(1);
    assertThat(pieces.get(2).slots()).hasSize(1);
  }

  @Test
  void evidenceReachesThroughTurnsBetween() {
    List<LabelEvidence> pieces =
        find(
                List.of(
                    turn("a", "some jazz now").done(),
                    turn("b", "put on jazz").done(),
                    turn("c", "play jazz").read(PLAY).done()),
                List.of(
                    judged("a", FAILED),
                    judged("b", FAILED, new Candidate("a", 0.8)),
                    judged("c", WORKED, new Candidate("b", 0.5), new Candidate("a", 0.3))))
            .pieces();
    assertThat(support(pieces, "put on jazz")).isCloseTo(0.5, within(1e-12));
    assertThat(support(pieces, "some jazz now")).isCloseTo(0.3 + 0.5 * 0.8, within(1e-12));
  }

  @Test
  void aReadingThatTheTextCannotHoldIsCountedAndKeptWithoutAPlace() {
    SessionEvidence.Found found =
        find(
            List.of(
                turn("a", "play jas").read(LIGHT).done(), turn("b", "play jazz").read(PLAY).done()),
            List.of(judged("a", FAILED), judged("b", WORKED, new Candidate("a", 0.9))));
    assertThat(found.rejected()).containsEntry(Projection.Reason.VALUE_MISHEARD, 1L);
    LabelEvidence misheard = found.pieces().get(2);
    assertThat(misheard.text()).isEqualTo("play jas");
    assertThat(misheard.reading().key()).isEqualTo(PLAY.key());
    assertThat(misheard.slots()).isEmpty();
  }

  @Test
  void aTextThatWasNotUnderstoodSpeaksAgainstNothing() {
    List<LabelEvidence> pieces =
        find(List.of(turn("a", "jazz some put").done()), List.of(judged("a", FAILED))).pieces();
    assertThat(pieces).singleElement().isNotNull();
    assertThat(pieces.get(0).reading()).isEqualTo(Reading.NOTHING);
    assertThat(pieces.get(0).support()).isZero();
    assertThat(pieces.get(0).against()).isEqualTo(1);
  }

  @Test
  void whatRecognitionGotWrongIsToldFromWhatTheNluDid() {
    Judgement misheard =
        new Judgement("a", "g", List.of(), null, Set.of(), FAILED, 1, FailurePoint.ASR, 0.7);
    List<LabelEvidence> pieces =
        find(
                List.of(
                    turn("a", "put son jazz").read(LIGHT).done(),
                    turn("b", "play jazz").read(PLAY).done()),
                List.of(misheard, judged("b", WORKED, new Candidate("a", 0.9))))
            .pieces();
    assertThat(pieces).extracting(LabelEvidence::misheard).containsExactly(0.0, 0.0, 0.7);
  }

  @Test
  void whatTheCustomerSaidCountsInsteadOfTheGuess() {
    List<LabelEvidence> pieces =
        find(
                List.of(
                    turn("a", "lamp").read(LIGHT).said(Feedback.POSITIVE).done(),
                    turn("b", "play jazz").read(LIGHT).said(Feedback.NEGATIVE).done()),
                List.of(judged("a", new Outcome(0.4, 0.2)), judged("b", new Outcome(0.4, 0.2))))
            .pieces();
    assertThat(pieces).extracting(LabelEvidence::origin).containsOnly(Origin.EXPLICIT);
    assertThat(pieces).extracting(LabelEvidence::support).containsExactly(1.0, 0.0);
    assertThat(pieces).extracting(LabelEvidence::against).containsExactly(0.0, 1.0);
  }

  @Test
  void aRewriteThatWorkedSpeaksForBothTexts() {
    List<LabelEvidence> pieces =
        find(
                List.of(turn("a", "jazz it up").served("play jazz").read(PLAY).done()),
                List.of(judged("a", new Outcome(0.8, 0.1))))
            .pieces();
    assertThat(pieces).extracting(LabelEvidence::text).containsExactly("play jazz", "jazz it up");
    assertThat(pieces.get(1).origin()).isEqualTo(Origin.PROJECTED);
    assertThat(pieces.get(1).support()).isEqualTo(0.8);
  }

  @Test
  void whatWasTaughtIsExplicit() {
    Turn teaching = turn("a", "learn this").taught("Jazz time", "play jazz").done();
    SessionEvidence.Found found =
        collector.find(
            new Session(List.of(teaching)),
            List.of(judged("a", Outcome.UNKNOWN)),
            text -> text.equals("play jazz") ? Optional.of(PLAY) : Optional.empty());
    assertThat(found.pieces()).hasSize(1);
    assertThat(found.pieces().get(0).text()).isEqualTo("jazz time");
    assertThat(found.pieces().get(0).origin()).isEqualTo(Origin.EXPLICIT);
  }

  private SessionEvidence.Found find(List<Turn> turns, List<Judgement> judgements) {
    return collector.find(new Session(turns), judgements, text -> Optional.empty());
  }

  private static double support(List<LabelEvidence> pieces, String text) {
    List<LabelEvidence> about = new ArrayList<>(pieces);
    about.removeIf(piece -> !piece.text().equals(text) || piece.origin() != Origin.PROJECTED);
    assertThat(about).hasSize(1);
    return about.get(0).support();
  }

  private static Judgement judged(String turnId, Outcome outcome, Candidate... candidates) {
    return new Judgement(
        turnId,
        "g",
        List.of(candidates),
        null,
        Set.of(),
        outcome,
        outcome.failure(),
        FailurePoint.CORRECT,
        0.5);
  }
}
