package dev.emend.rephrase;

import static dev.emend.rephrase.Say.fails;
import static dev.emend.rephrase.Say.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairFeaturesTest {
  private static final Terminations STOPS = Terminations.of(List.of("stop"));

  @Test
  void aLaterTextThatSpeechRecognitionHeardAlsoIsAHit() {
    double[] x =
        last(
            fails("play maj and dragons").heardAlso("play imagine dragons"),
            fails("Play Imagine Dragons").heardAlso("play maj and dragons"));
    assertThat(at(x, Feature.NBEST_HIT)).isEqualTo(1);
    assertThat(at(x, Feature.NBEST_HIT_BACK)).isEqualTo(1);
    assertThat(at(x, Feature.NBEST_EDIT)).isEqualTo(1);
    assertThat(at(x, Feature.SAME_TEXT)).isEqualTo(0);
    assertThat(at(x, Feature.EDIT)).isCloseTo(1 - 5 / 20.0, within(1e-12));
  }

  @Test
  void theBestHypothesisIsNoAlternativeOfItself() {
    double[] x = last(fails("play jazz"), fails("play jazz"));
    assertThat(at(x, Feature.SAME_TEXT)).isEqualTo(1);
    assertThat(at(x, Feature.NBEST_HIT)).isEqualTo(0);
    assertThat(at(x, Feature.NBEST_EDIT)).isEqualTo(0);
  }

  @Test
  void aMovedWordBoundarySoundsTheSame() {
    double[] x = last(fails("gastro pub"), fails("gastropub"));
    assertThat(at(x, Feature.SOUND)).isEqualTo(1);
    assertThat(at(x, Feature.TOKENS)).isEqualTo(0);
    assertThat(at(x, Feature.EDIT)).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void wordsInAnotherOrderShareAllTokens() {
    double[] x = last(fails("lights kitchen off"), fails("kitchen lights off"));
    assertThat(at(x, Feature.TOKENS)).isEqualTo(1);
    assertThat(at(x, Feature.SAME_FIRST_WORD)).isEqualTo(0);
    assertThat(at(x, Feature.SAME_LAST_WORD)).isEqualTo(1);
    assertThat(at(x, Feature.EDIT)).isLessThan(0.5);
  }

  @Test
  void anExchangedValueIsASlotInConflict() {
    double[] x =
        last(
            ok("bedroom light red", "light.color", "room", "bedroom", "color", "red"),
            ok("bedroom light blue", "light.color", "room", "Bedroom", "color", "blue"));
    assertThat(at(x, Feature.SLOTS_SHARED)).isEqualTo(1);
    assertThat(at(x, Feature.SLOTS_IN_CONFLICT)).isEqualTo(1);
    assertThat(at(x, Feature.SAME_INTENT)).isEqualTo(1);
    assertThat(at(x, Feature.SAME_READING)).isEqualTo(0);
  }

  @Test
  void aSlotThatOnlyOneTurnHasIsNoConflict() {
    double[] x = last(ok("light", "light.on"), ok("bedroom light", "light.on", "room", "bedroom"));
    assertThat(at(x, Feature.SLOTS_IN_CONFLICT)).isEqualTo(0);
    assertThat(at(x, Feature.SLOTS_EARLIER)).isEqualTo(0);
    assertThat(at(x, Feature.SLOTS_LATER)).isEqualTo(1);
  }

  @Test
  void twoTurnsThatWereNotUnderstoodShareNoReading() {
    double[] x = last(fails("foo"), fails("bar"));
    assertThat(at(x, Feature.SAME_READING)).isEqualTo(0);
    assertThat(at(x, Feature.SAME_INTENT)).isEqualTo(0);
    assertThat(at(x, Feature.UNREAD_EARLIER)).isEqualTo(1);
    assertThat(at(x, Feature.UNREAD_LATER)).isEqualTo(1);
  }

  @Test
  void silenceIsTheLogarithmOfSecondsFromTheEndOfTheAnswer() {
    double[] x = last(ok("a", "x.y"), ok("b", "x.y").after(4));
    assertThat(at(x, Feature.SILENCE)).isCloseTo(Math.log(5), within(1e-9));
    double[] into = last(ok("a", "x.y").answer(60_000L), ok("b", "x.y").after(-50));
    assertThat(at(into, Feature.SILENCE)).isCloseTo(Math.log(0.05), within(1e-9));
  }

  @Test
  void aTerminationBetweenIsNoTurnBetween() {
    Session session = Say.session(fails("a"), ok("stop", "general.stop"), fails("b"), fails("c"));
    double[] x = of(session, 0, 3);
    assertThat(at(x, Feature.TURNS_BETWEEN)).isEqualTo(1);
    assertThat(at(x, Feature.TERMINATION_BETWEEN)).isEqualTo(1);
    assertThat(at(x, Feature.POSITION)).isEqualTo(3);
  }

  @Test
  void whatTheLogDoesNotSayIsAbsent() {
    double[] x = last(ok("a", "x.y").answer(null), ok("b", "x.y"));
    assertThat(at(x, Feature.ANSWER_SECONDS)).isEqualTo(Feature.ABSENT);
    assertThat(at(x, Feature.BARGE_IN_SHARE)).isEqualTo(Feature.ABSENT);
    assertThat(at(x, Feature.BARGE_IN_EARLIER)).isEqualTo(0);
  }

  @Test
  void theShareOfAnAnswerThatWasHeardIsKept() {
    double[] x =
        last(
            ok("a", "x.y").answer(8000L).cutOff(2000).status(Answer.Status.NO_RESULT),
            ok("b", "x.y"));
    assertThat(at(x, Feature.BARGE_IN_SHARE)).isEqualTo(0.25);
    assertThat(at(x, Feature.STATUS_EARLIER)).isEqualTo(1);
    assertThat(at(x, Feature.ANSWER_SECONDS)).isEqualTo(8);
  }

  @Test
  void emptyUtterancesCompareWithoutFault() {
    for (double value : last(fails("").id("x"), fails(""))) {
      assertThat(value).isFinite();
    }
  }

  private static double[] last(Say... said) {
    return of(Say.session(said), 0, said.length - 1);
  }

  private static double[] of(Session session, int earlier, int later) {
    return new PairFeatures(PreparedTurn.all(session.turns(), STOPS), Followers.NONE)
        .of(earlier, later);
  }

  private static double at(double[] x, Feature feature) {
    return x[feature.ordinal()];
  }
}
