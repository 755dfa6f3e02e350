package dev.emend.rephrase;

import static dev.emend.rephrase.Say.fails;
import static dev.emend.rephrase.Say.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Friction;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrictionDetectorTest {
  private static final FrictionDetector.Weights WEIGHTS = FrictionDetector.Weights.DEFAULT;
  private final FrictionDetector detector =
      new FrictionDetector(WEIGHTS, Terminations.of(List.of("stop")));

  @Test
  void anUndisturbedAnswerShowsNothing() {
    assertThat(friction(play())).isEmpty();
    assertThat(friction(play(), ok("what time is it", "clock.time"))).isEmpty();
  }

  @Test
  void eachSignIsSeenAlone() {
    assertThat(friction(play().cutOff(700))).containsExactly(Friction.BARGE_IN);
    assertThat(friction(play().cutOff(0))).containsExactly(Friction.BARGE_IN);
    assertThat(friction(play().feedback(Feedback.NEGATIVE)))
        .containsExactly(Friction.NEGATIVE_FEEDBACK);
    assertThat(friction(play().feedback(Feedback.POSITIVE))).isEmpty();
    assertThat(detector.frictionOf(Say.session(play()), 0, true))
        .containsExactly(Friction.REPHRASED);
  }

  @Test
  void everyAnswerThatIsNotOkIsAnErrorResponse() {
    for (Answer.Status status : Answer.Status.values()) {
      assertThat(friction(play().status(status)).contains(Friction.ERROR_RESPONSE))
          .as(status.name())
          .isEqualTo(status != Answer.Status.OK);
    }
  }

  @Test
  void aStopSoonAfterAnAnswerRejectsIt() {
    assertThat(friction(play().answer(180_000L).cutOff(1500), stop().after(0)))
        .containsExactlyInAnyOrder(Friction.BARGE_IN, Friction.TERMINATION);
    assertThat(friction(fails("play maj and dragons"), stop()))
        .containsExactlyInAnyOrder(Friction.ERROR_RESPONSE, Friction.TERMINATION);
  }

  @Test
  void aStopAfterLongListeningIsAProperRequest() {
    assertThat(friction(play().answer(180_000L).cutOff(120_000), stop().after(0)))
        .containsExactly(Friction.BARGE_IN);
  }

  @Test
  void onlyTheTurnRightBeforeAStopIsStopped() {
    Session session = Say.session(play(), ok("what time is it", "clock.time"), stop());
    assertThat(detector.frictionOf(session, 0, false)).isEmpty();
    assertThat(detector.frictionOf(session, 1, false)).containsExactly(Friction.TERMINATION);
  }

  @Test
  void successAndFailureOfATurnSumToOne() {
    for (int bits = 0; bits < 1 << Friction.values().length; bits++) {
      Set<Friction> signs = EnumSet.noneOf(Friction.class);
      for (Friction sign : Friction.values()) {
        if ((bits >> sign.ordinal() & 1) == 1) {
          signs.add(sign);
        }
      }
      for (double rephrased : new double[] {0, 0.3, 1}) {
        Outcome outcome = detector.outcomeOf(play().turn(), signs, rephrased);
        assertThat(outcome.success() + outcome.failure()).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void signsCombineAsIndependentCauses() {
    Outcome outcome =
        detector.outcomeOf(
            play().turn(), EnumSet.of(Friction.BARGE_IN, Friction.TERMINATION), 0.25);
    assertThat(outcome.success())
        .isCloseTo(0.75 * (1 - 0.04) * (1 - 0.35) * (1 - 0.75), within(1e-12));
  }

  @Test
  void eachFurtherSignMakesFailureLikelier() {
    List<Friction> signs =
        List.of(
            Friction.BARGE_IN,
            Friction.TERMINATION,
            Friction.ERROR_RESPONSE,
            Friction.NEGATIVE_FEEDBACK);
    double[] failure =
        IntStream.rangeClosed(0, signs.size())
            .mapToDouble(
                n ->
                    detector.outcomeOf(play().turn(), Set.copyOf(signs.subList(0, n)), 0).failure())
            .toArray();
    assertThat(failure[0]).isCloseTo(0.04, within(1e-12));
    for (int i = 1; i < failure.length; i++) {
      assertThat(failure[i]).isGreaterThan(failure[i - 1]);
    }
  }

  @Test
  void theProbabilityOfARephraseCountsAndItsSignDoesNot() {
    Outcome without = detector.outcomeOf(play().turn(), Set.of(), 0.6);
    Outcome with = detector.outcomeOf(play().turn(), Set.of(Friction.REPHRASED), 0.6);
    assertThat(with).isEqualTo(without);
    assertThat(without.success()).isCloseTo(0.4 * 0.96, within(1e-12));
  }

  @Test
  void praiseForgivesTheSigns() {
    Outcome praised =
        detector.outcomeOf(play().feedback(Feedback.POSITIVE).turn(), Set.of(Friction.BARGE_IN), 0);
    assertThat(praised.failure()).isCloseTo(0.1 * (1 - 0.96 * 0.65), within(1e-12));
  }

  @Test
  void nothingIsKnownOfATermination() {
    assertThat(detector.outcomeOf(stop().turn(), Set.of(), 0)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void aWeightIsAProbability() {
    assertThatThrownBy(() -> new FrictionDetector.Weights(0.1, 1.2, 0.5, 0.5, 0.5, 0.5, 1000))
        .hasMessage("Invalid friction weight: 1.2 (must be 0 to 1)");
  }

  private Set<Friction> friction(Say... said) {
    return detector.frictionOf(Say.session(said), 0, false);
  }

  private static Say play() {
    return ok("play jazz", "music.play", "genre", "jazz");
  }

  private static Say stop() {
    return ok("stop", "general.stop");
  }
}
