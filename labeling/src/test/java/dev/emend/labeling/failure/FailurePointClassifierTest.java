package dev.emend.labeling.failure;

import static dev.emend.labeling.Logged.reading;
import static dev.emend.labeling.Logged.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Answer.Status;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Slot.Resolution;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.labeling.Logged;
import dev.emend.labeling.failure.Observation.Again;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailurePointClassifierTest {
  private static final Outcome FAILED = new Outcome(0.05, 0.9);
  private static final Outcome WORKED = new Outcome(0.9, 0.05);
  private static final Reading PLAY_IMAGINE = reading("music", "play", "artist", "imagine dragons");
  private static final Reading PLAY_MAJ = reading("music", "play", "artist", "maj and dragons");

  private final FailurePointClassifier classifier =
      new FailurePointClassifier(new Terminations(Set.of("stop", "never mind")));

  @Test
  void aTurnThatWorkedIsCorrect() {
    Diagnosis diagnosis = alone(turn("a", "play jazz").read(reading("music", "play")), WORKED);
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.CORRECT);
    assertThat(diagnosis.probability()).isGreaterThan(0.9);
  }

  @Test
  void wordsThatSoundAlikeWereMisheard() {
    Diagnosis diagnosis =
        again(
            turn("a", "play maj and dragons").read(PLAY_MAJ),
            turn("b", "play imagine dragons").read(PLAY_IMAGINE));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.ASR);
  }

  @Test
  void aHypothesisThatWasPassedOverMakesItSurer() {
    Logged later = turn("b", "find thai food").read(reading("food", "find", "kind", "thai"));
    Reading tired = reading("food", "find", "kind", "tired");
    Diagnosis without = again(turn("a", "find tired food").heard(0.5).read(tired), later);
    Diagnosis with =
        again(turn("a", "find tired food").heard(0.5, "find thai food").read(tired), later);
    assertThat(with.point()).isEqualTo(FailurePoint.ASR);
    assertThat(with.probability()).isGreaterThan(without.probability());
  }

  @Test
  void theSameWordsReadOtherwiseWereMisread() {
    Diagnosis diagnosis =
        again(
            turn("a", "turn it up").read(reading("lights", "brighter")),
            turn("b", "turn it up").read(reading("audio", "louder")));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.NLU);
    assertThat(diagnosis.probability()).isGreaterThan(0.8);
  }

  @Test
  void otherWordsReadOtherwiseWereMisread() {
    Diagnosis diagnosis =
        again(
            turn("a", "make it louder in here").heard(0.8).read(reading("lights", "brighter")),
            turn("b", "volume up").heard(0.8).read(reading("audio", "louder")));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.NLU);
  }

  @Test
  void theSameReadingThatOnlyThenIsResolvedIsEntityResolution() {
    Reading unresolved = resolved(null, Resolution.NO_MATCH);
    Reading resolved = resolved("e1", Resolution.MATCH);
    Diagnosis diagnosis =
        again(
            turn("a", "call mom").read(unresolved).answered(Status.NO_RESULT),
            turn("b", "call mom").read(resolved));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.ENTITY_RESOLUTION);
  }

  @Test
  void theSameReadingResolvedToAnotherEntityIsEntityResolution() {
    Diagnosis diagnosis =
        again(
            turn("a", "call mom").read(resolved("e1", Resolution.MATCH)),
            turn("b", "please call mom").read(resolved("e2", Resolution.MATCH)));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.ENTITY_RESOLUTION);
  }

  @Test
  void theSameReadingThatFoundNothingIsTheResult() {
    Diagnosis diagnosis =
        again(
            turn("a", "weather").read(reading("weather", "query")).answered(Status.ERROR),
            turn("b", "weather").read(reading("weather", "query")));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.RESULT);
    Diagnosis alone =
        alone(
            turn("a", "weather").read(reading("weather", "query")).answered(Status.NO_RESULT),
            FAILED);
    assertThat(alone.point()).isEqualTo(FailurePoint.RESULT);
  }

  @Test
  void whatCannotBeDoneIsNoFailure() {
    Diagnosis diagnosis =
        alone(
            turn("a", "fly me to the moon")
                .read(reading("travel", "fly"))
                .answered(Status.UNSUPPORTED),
            new Outcome(0.2, 0.6));
    assertThat(diagnosis.point()).isEqualTo(FailurePoint.CORRECT);
  }

  @Test
  void anUnsureWakeWordAndSilenceIsAFalseWake() {
    Logged muttering = turn("a", "so i told her").wake(0.1).answered(Status.NOT_UNDERSTOOD);
    assertThat(alone(muttering, FAILED).point()).isEqualTo(FailurePoint.FALSE_WAKE);

    Logged sure = turn("a", "so i told her").wake(0.9).answered(Status.NOT_UNDERSTOOD);
    assertThat(alone(sure, FAILED).point()).isNotEqualTo(FailurePoint.FALSE_WAKE);
  }

  @Test
  void aSessionIsDiagnosedTurnByTurn() {
    List<Turn> turns =
        List.of(
            turn("a", "play maj and dragons").read(PLAY_MAJ).done(),
            turn("b", "play imagine dragons").read(PLAY_IMAGINE).done(),
            turn("c", "so i said").wake(0.05).answered(Status.NOT_UNDERSTOOD).done(),
            turn("d", "never mind").done());
    List<Diagnosis> diagnoses =
        classifier.diagnose(
            new Session(turns),
            List.of(List.of(), List.of(new Candidate("a", 0.9)), List.of(), List.of()),
            List.of(FAILED, WORKED, FAILED, WORKED));
    assertThat(diagnoses)
        .extracting(Diagnosis::point)
        .containsExactly(
            FailurePoint.ASR, FailurePoint.CORRECT, FailurePoint.FALSE_WAKE, FailurePoint.CORRECT);
  }

  @Test
  void chancesSumToOneAndSignsStayInRange() {
    Random random = new Random(5);
    String[] texts = {"", "play jazz", "play jas", "stop", "lights off"};
    for (int i = 0; i < 2_000; i++) {
      double success = random.nextDouble();
      Outcome outcome = new Outcome(success, (1 - success) * random.nextDouble());
      Observation observation =
          new Observation(
              some(random, texts),
              outcome,
              random.nextBoolean()
                  ? null
                  : new Again(some(random, texts), random.nextDouble(), outcome),
              random.nextBoolean());
      Diagnosis diagnosis = classifier.diagnose(observation);
      double sum = diagnosis.probabilities().values().stream().mapToDouble(p -> p).sum();
      assertThat(sum).isCloseTo(1, within(1e-12));
      assertThat(diagnosis.probability())
          .isEqualTo(
              diagnosis.probabilities().values().stream().mapToDouble(p -> p).max().orElse(0));
      assertThat(diagnosis.signs().values()).allMatch(sign -> sign > 0 && sign <= 1);
    }
  }

  private static Turn some(Random random, String[] texts) {
    List<Status> statuses = List.of(Status.values());
    Logged turn = turn("t", texts[random.nextInt(texts.length)]).wake(random.nextDouble());
    turn.heard(random.nextDouble(), texts[random.nextInt(texts.length)]);
    if (random.nextBoolean()) {
      turn.read(reading("music", random.nextBoolean() ? "play" : "stop"));
    }
    return turn.answered(statuses.get(random.nextInt(statuses.size()))).done();
  }

  private static Reading resolved(String entityId, Resolution resolution) {
    return new Reading("call", "call", List.of(new Slot("who", "mom", entityId, resolution)));
  }

  private Diagnosis alone(Logged turn, Outcome outcome) {
    return classifier.diagnose(new Observation(turn.done(), outcome, null, true));
  }

  private Diagnosis again(Logged first, Logged later) {
    Again again = new Again(later.done(), 0.9, WORKED);
    return classifier.diagnose(new Observation(first.done(), FAILED, again, false));
  }
}
