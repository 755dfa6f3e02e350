package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InquiryWorldTest {
  private static final List<List<GeneratedTurn>> WORLDS =
      LongStream.rangeClosed(1, 8).mapToObj(seed -> new InquiryWorld(seed, 60).turns()).toList();

  private static List<List<GeneratedTurn>> dialogues() {
    Map<String, List<GeneratedTurn>> dialogues = new HashMap<>();
    for (List<GeneratedTurn> world : WORLDS) {
      for (GeneratedTurn turn : world) {
        dialogues.computeIfAbsent(turn.turn().dialogueId(), d -> new ArrayList<>()).add(turn);
      }
    }
    return List.copyOf(dialogues.values());
  }

  @Test
  void theSameSeedGivesTheSameTurns() {
    assertThat(new InquiryWorld(3, 60).turns()).isEqualTo(WORLDS.get(2));
    assertThat(new InquiryWorld(4, 60).turns()).isNotEqualTo(WORLDS.get(2));
  }

  @Test
  void aRephraseSaysAgainWhatWasReadOtherwiseInTheSameDialogue() {
    int rephrases = 0;
    for (List<GeneratedTurn> dialogue : dialogues()) {
      for (int i = 0; i < dialogue.size(); i++) {
        String earlier = dialogue.get(i).truth().rephraseOf();
        if (earlier != null) {
          rephrases++;
          assertThat(dialogue.subList(Math.max(0, i - 2), i))
              .filteredOn(turn -> turn.turn().turnId().equals(earlier))
              .singleElement()
              .matches(turn -> !turn.truth().correct() && turn.truth().content());
        }
      }
    }
    assertThat(rephrases).isGreaterThan(200);
  }

  @Test
  void theTruthComparesTheReadings() {
    for (List<GeneratedTurn> world : WORLDS) {
      assertThat(world)
          .allMatch(
              turn ->
                  turn.truth().correct()
                      == turn.turn().reading().key().equals(turn.truth().reading().key()));
    }
  }

  @Test
  void turnsOfADialogueFollowEachOther() {
    for (List<GeneratedTurn> dialogue : dialogues()) {
      for (int i = 1; i < dialogue.size(); i++) {
        assertThat(dialogue.get(i).turn().at()).isAfter(dialogue.get(i - 1).turn().at());
      }
    }
  }

  @Test
  void goodbyesAskForNothing() {
    assertThat(Request.of(Request.Reply.BYE).reading("hotel")).isEqualTo(Reading.NOTHING);
    assertThat(WORLDS.get(0)).anyMatch(turn -> !turn.truth().content());
  }

  @Test
  void sayingAgainIsAboutWhatWasLost() {
    Request both = Request.wish(Map.of("area", "north", "price", "low"));
    Request read = Request.wish(Map.of("area", "north"));
    assertThat(Request.wish(Map.of("price", "low")).saysAgain(both, read)).isTrue();
    assertThat(Request.wish(Map.of("area", "north")).saysAgain(both, read)).isFalse();
    assertThat(Request.wish(Map.of("price", "high")).saysAgain(both, read)).isFalse();
  }

  @Test
  void aWorldWithoutSessionsIsRefused() {
    assertThatThrownBy(() -> new InquiryWorld(1, 0))
        .hasMessage("Invalid number of sessions: 0 (must be positive)");
  }
}
