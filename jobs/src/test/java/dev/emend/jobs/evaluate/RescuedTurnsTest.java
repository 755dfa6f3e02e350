package dev.emend.jobs.evaluate;

import static dev.emend.jobs.evaluate.Examples.reading;
import static dev.emend.jobs.evaluate.Examples.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RescuedTurnsTest {
  private final Map<String, Truth> truths = new HashMap<>();

  @Test
  void aFailedTurnWhoseRephraseWasReadRightIsRescued() {
    Turn failed = said("1", "louder", "quieter", null);
    Turn worked = said("2", "quieter", "quieter", "1");
    assertThat(RescuedTurns.of(List.of(failed, worked), truths)).containsExactly(failed);
  }

  @Test
  void rescueReachesThroughTurnsBetween() {
    Turn first = said("1", "louder", "quieter", null);
    Turn second = said("2", "-", "quieter", "1");
    Turn third = said("3", "quieter", "quieter", "2");
    assertThat(RescuedTurns.of(List.of(first, second, third), truths))
        .containsExactly(first, second);
  }

  @Test
  void aRephraseThatFailedRescuesNothing() {
    Turn first = said("1", "louder", "quieter", null);
    Turn second = said("2", "louder", "quieter", "1");
    assertThat(RescuedTurns.of(List.of(first, second), truths)).isEmpty();
  }

  @Test
  void whatWasReadRightNeedsNoRescue() {
    Turn first = said("1", "quieter", "quieter", null);
    Turn second = said("2", "quieter", "quieter", "1");
    assertThat(RescuedTurns.of(List.of(first, second), truths)).isEmpty();
  }

  @Test
  void turnsWithoutTruthOrContentAreLeftOut() {
    Turn first = said("1", "louder", "quieter", null);
    Turn second = said("2", "quieter", "quieter", "1");
    truths.put("1", new Truth("1", null, reading("quieter"), false, null, null, null));
    assertThat(RescuedTurns.of(List.of(first, second), truths)).isEmpty();
    truths.remove("1");
    assertThat(RescuedTurns.of(List.of(first, second), truths)).isEmpty();
  }

  private Turn said(String id, String read, String right, String saysAgain) {
    truths.put(id, new Truth(id, null, reading(right), true, null, saysAgain, null));
    return turn(id, null, "text " + id, read);
  }
}
