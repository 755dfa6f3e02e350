package dev.emend.rephrase;

import static dev.emend.rephrase.Say.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionCutterTest {
  private static final SessionCutter CUTTER = new SessionCutter(Duration.ofSeconds(30));

  @Test
  void theGapCountsFromTheEndOfTheAnswer() {
    assertThat(cut(play("a").at(0).answer(60_000L), play("b").at(90)))
        .containsExactly(List.of("a", "b"));
    assertThat(cut(play("a").at(0).answer(60_000L), play("b").at(90.001)))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void anAnswerEndsWhereItIsCutOff() {
    assertThat(cut(play("a").at(0).answer(60_000L).cutOff(2000), play("b").at(32)))
        .containsExactly(List.of("a", "b"));
    assertThat(cut(play("a").at(0).answer(60_000L).cutOff(2000), play("b").at(33)))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void anAnswerOfUnknownLengthTakesNoTime() {
    assertThat(cut(play("a").at(0).answer(null), play("b").at(30)))
        .containsExactly(List.of("a", "b"));
    assertThat(cut(play("a").at(0).answer(null), play("b").at(31)))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void speakingIntoTheAnswerContinuesTheSession() {
    assertThat(cut(play("a").at(0).answer(60_000L), play("b").at(10)))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void anotherDialogueDeviceLocaleOrCustomerIsAnotherSession() {
    assertThat(cut(play("a").dialogue("x"), play("b").at(5).dialogue("y"))).hasSize(2);
    assertThat(cut(play("a").dialogue("x"), play("b").at(5))).hasSize(2);
    assertThat(cut(play("a").dialogue("x"), play("b").at(5).dialogue("x"))).hasSize(1);
    assertThat(cut(play("a"), play("b").at(5).device("d2"))).hasSize(2);
    assertThat(cut(play("a"), play("b").at(5).device(null))).hasSize(2);
    assertThat(cut(play("a"), play("b").at(5).locale("en-GB"))).hasSize(2);
    assertThat(cut(play("a"), play("b").at(5).customer("c2"))).hasSize(2);
  }

  @Test
  void turnsOfTwoDevicesDoNotCutEachOther() {
    assertThat(
            cut(
                play("a").at(0),
                play("x").at(2).device("d2"),
                play("b").at(4),
                play("y").at(6).device("d2")))
        .containsExactly(List.of("a", "b"), List.of("x", "y"));
  }

  @Test
  void theOrderInWhichTurnsComeDoesNotMatter() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      turns.add(
          play("t" + i)
              .customer("c" + i % 3)
              .device(i % 4 == 0 ? null : "d" + i % 2)
              .at(i / 2 * 17)
              .turn());
    }
    List<Session> sessions = CUTTER.cut(turns);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(turns, new Random(seed));
      assertThat(CUTTER.cut(turns)).isEqualTo(sessions);
    }
    assertThat(sessions.stream().mapToInt(Session::size).sum()).isEqualTo(60);
  }

  @Test
  void aGapMustBePositive() {
    assertThatThrownBy(() -> new SessionCutter(Duration.ofSeconds(-3)))
        .hasMessage("Invalid session gap: -3000 ms (must be positive)");
  }

  private static Say play(String id) {
    return ok("play jazz", "music.play").id(id);
  }

  private static List<List<String>> cut(Say... said) {
    List<Turn> turns = new ArrayList<>();
    for (Say say : said) {
      turns.add(say.turn());
    }
    return CUTTER.cut(turns).stream()
        .map(session -> session.turns().stream().map(Turn::turnId).toList())
        .toList();
  }
}
