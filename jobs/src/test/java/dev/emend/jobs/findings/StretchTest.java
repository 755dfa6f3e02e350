package dev.emend.jobs.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Answer;
import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Rewrite REWRITE =
      new Rewrite(
          "id",
          "en-US",
          Rewrite.Scope.GLOBAL,
          null,
          null,
          "bad",
          "Good",
          Reading.NOTHING,
          0.1,
          0.9,
          0.5,
          4,
          3,
          null,
          null,
          Rewrite.Status.AUTO,
          "so");

  /** Each turn 5 s after the one before, whose answer takes 2,400 ms. */
  private static Session session(String... texts) {
    List<Turn> turns = new ArrayList<>();
    for (String text : texts) {
      turns.add(turn("t" + turns.size(), text, null, 5L * turns.size(), null));
    }
    return new Session(turns);
  }

  private static Turn turn(String id, String text, String context, long second, Long bargeIn) {
    return new Turn(
        id,
        "c1",
        "d1",
        "speaker",
        "en-US",
        Instant.parse("2026-03-01T10:00:00Z").plusSeconds(second),
        null,
        context,
        new Heard(text, null, List.of()),
        null,
        new Reading("music", "play", List.of(Slot.of("song", "bad"))),
        null,
        List.of(),
        new Answer("…", Answer.Status.NO_RESULT, 2_400L, bargeIn),
        null,
        null,
        null,
        null);
  }

  private static Judgement judgement(String id, String candidate, double probability) {
    return new Judgement(
        id,
        "g1",
        List.of(new Judgement.Candidate(candidate, probability)),
        null,
        Set.of(),
        new Outcome(0.5, 0.5),
        0.5,
        FailurePoint.CORRECT,
        0.5);
  }

  private static List<String> texts(Session session) {
    return Stretch.of(session, REWRITE)
        .map(s -> s.turns().stream().map(Turn::utterance).toList())
        .orElse(List.of());
  }

  @Test
  void itGoesFromTheLastSourceToTheTurnBehindTheTarget() {
    assertThat(texts(session("hello", "bad", "um", "bad", "worse", "good", "thanks", "bye")))
        .containsExactly("bad", "worse", "good", "thanks");
    assertThat(texts(session("BAD ", "GOOD"))).containsExactly("BAD ", "GOOD");
  }

  @Test
  void theShortestIsTaken() {
    assertThat(texts(session("bad", "um", "good", "bad", "good", "x", "bad", "good")))
        .containsExactly("bad", "good", "x");
  }

  @Test
  void withoutBothInThatOrderThereIsNone() {
    assertThat(texts(session("good", "bad", "um"))).isEmpty();
    assertThat(texts(session("bad", "1", "2", "3", "4", "5", "6", "7", "good"))).isEmpty();
  }

  @Test
  void theSourceMustStandUnderItsContext() {
    Session under =
        new Session(
            List.of(turn("a", "bad", "request:song", 0, null), turn("b", "good", null, 5, null)));
    assertThat(texts(under)).isEmpty();
  }

  @Test
  void whatIsShownHasNoIdsAndNoTimesOfDay() {
    Session session =
        new Session(
            List.of(
                turn("turn-1", "Bad", null, 0, 851L),
                turn("turn-2", "my pin is 1234", "offer:pins", 5, null),
                turn("turn-3", "good", null, 11, null)));
    Disclosure disclosure =
        new Disclosure(Set.of(Spoken.text("en-US", "bad"), Spoken.text("en-US", "good")), Set.of());
    Map<String, Judgement> judgements =
        Map.of(
            "turn-2", judgement("turn-2", "turn-1", 0.1),
            "turn-3", judgement("turn-3", "turn-1", 0.9));

    Stretch stretch = Stretch.of(session, REWRITE).orElseThrow();
    Excerpt shown = stretch.shown(judgements, disclosure);

    assertThat(stretch.probability(judgements)).isEqualTo(0.9);
    assertThat(shown.turns())
        .containsExactly(
            new Excerpt.Said(
                "bad",
                null,
                new Reading("music", "play", List.of(Slot.of("song", "bad"))),
                Answer.Status.NO_RESULT,
                0.9,
                null,
                0,
                null,
                Excerpt.Role.SOURCE),
            new Excerpt.Said(
                null,
                "…",
                Reading.NOTHING,
                Answer.Status.NO_RESULT,
                null,
                4L,
                0.1,
                1,
                Excerpt.Role.OTHER),
            new Excerpt.Said(
                "good",
                null,
                new Reading("music", "play", List.of(Slot.of("song", "…"))),
                Answer.Status.NO_RESULT,
                null,
                4L,
                0.9,
                1,
                Excerpt.Role.TARGET));
    assertThat(shown.hidden()).isEqualTo(1);
    assertThat(shown.toString()).doesNotContain("turn-", "c1", "d1", "1234", "10:00");
  }
}
