package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import dev.emend.sample.GeneratedTurn;
import dev.emend.sample.InquiryWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is prepared, packed and shared changes no bit of any feature. */
class TextbookFeaturesTest {
  private static final String[] WORDS = {
    "play",
    "the",
    "the",
    "call",
    "knight",
    "night",
    "5",
    "55",
    "größer",
    "Überfahrt",
    "日本",
    "東京",
    "Καλημέρα",
    "o'clock",
    "aw",
    "c9",
    "\uD83D\uDE00",
    "  ",
    "supercalifragilisticexpialidocious"
  };

  @Test
  void requestsCompareAsTheTextbookSays() {
    for (long seed = 1; seed <= 4; seed++) {
      Worlds.drawn(seed, 120).sessions().forEach(session -> assertTextbook(session, 12));
    }
  }

  @Test
  void inquiriesCompareAsTheTextbookSays() {
    for (long seed = 1; seed <= 4; seed++) {
      List<Turn> turns =
          new InquiryWorld(seed, 60).turns().stream().map(GeneratedTurn::turn).toList();
      new SessionCutter(Duration.ofSeconds(45))
          .cut(turns)
          .forEach(session -> assertTextbook(session, 12));
    }
  }

  @Test
  void anyTextsInAnyScriptCompareAsTheTextbookSays() {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      assertTextbook(session(random, 6), 6);
    }
  }

  @Test
  void turnsOfEndlessSessionsCompareAcrossTheirGroups() {
    assertTextbook(session(new Random(6), 150), 9);
  }

  @Test
  void aTextThatRepeatsOneLetterIsNoTrap() {
    Session session =
        Say.session(Say.fails("a".repeat(900)), Say.fails("a".repeat(700)), Say.fails("aaa b"));
    assertTextbook(session, 3);
  }

  private static void assertTextbook(Session session, int back) {
    PairFeatures features =
        new PairFeatures(PreparedTurn.all(session.turns(), Worlds.STOPS), Followers.NONE);
    TextbookFeatures textbook = new TextbookFeatures(session, Worlds.STOPS);
    for (int later = 1; later < session.size(); later++) {
      for (int earlier = Math.max(0, later - back); earlier < later; earlier++) {
        assertThat(features.of(earlier, later))
            .as("%s | %s", session.turn(earlier), session.turn(later))
            .isEqualTo(textbook.of(earlier, later));
      }
    }
  }

  private static Session session(Random random, int turns) {
    return new Session(IntStream.range(0, turns).mapToObj(i -> turn(random, i)).toList());
  }

  private static Turn turn(Random random, int number) {
    String heard = random.nextInt(12) == 0 ? "stop" : text(random);
    List<Heard.Hypothesis> nbest = new ArrayList<>();
    List<ScoredReading> further = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      nbest.add(new Heard.Hypothesis(text(random), null));
      further.add(new ScoredReading(reading(random), null));
    }
    Answer answer =
        new Answer(
            null,
            Answer.Status.values()[random.nextInt(5)],
            random.nextBoolean() ? (Long) (long) random.nextInt(4000) : null,
            random.nextInt(3) == 0 ? (Long) (long) random.nextInt(4000) : null);
    return new Turn(
        "t" + number,
        "c",
        null,
        null,
        "de-DE",
        Say.MORNING.plusNanos(number * 3_000_000_000L + random.nextInt(2_000_000_000)),
        null,
        random.nextBoolean() ? "request:" + random.nextInt(2) : null,
        new Heard(heard, random.nextBoolean() ? random.nextDouble() : null, nbest),
        null,
        reading(random),
        random.nextBoolean() ? random.nextDouble() : null,
        further,
        answer,
        null,
        null,
        null,
        null);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(5) == 0 ? 40 : 7); i > 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }

  private static Reading reading(Random random) {
    if (random.nextInt(4) == 0) {
      return Reading.NOTHING;
    }
    List<Slot> slots = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      slots.add(Slot.of("s" + random.nextInt(3), WORDS[random.nextInt(4)]));
    }
    return new Reading(random.nextBoolean() ? "d" : null, "i" + random.nextInt(2), slots);
  }
}
