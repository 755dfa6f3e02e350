package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import org.junit.jupiter.api.Test;

class NluTest {
  private final Nlu nlu = new Nlu(Grammar.handmade(), Values.handmade(), 0.62);

  @Test
  void knownWordingIsReadWithItsSlots() {
    assertThat(read(null, "turn off the kitchen light"))
        .isEqualTo("home/light_off [room=kitchen MATCH]");
  }

  @Test
  void wordingInAHoleIsNotUnderstood() {
    assertThat(nlu.read(null, "nobody is in the kitchen any more").reading())
        .isEqualTo(Reading.NOTHING);
  }

  @Test
  void misheardNameLandsInTheOpenSlotUnresolved() {
    assertThat(read(null, "play maj and dragons"))
        .isEqualTo("music/play_artist [artist=maj and dragons NO_MATCH]");
  }

  @Test
  void nameDecidesBetweenWordingsThatLookAlike() {
    assertThat(read(null, "play jazz")).startsWith("music/play_genre");
    assertThat(read(null, "play dinner jazz")).startsWith("music/play_playlist");
    assertThat(read(null, "play winter coat")).startsWith("music/play_song");
  }

  @Test
  void someWordingsAreReadAsAnotherIntentOnPurpose() {
    assertThat(read(null, "i've run out of milk")).isEqualTo("shopping/list_remove [item=milk]");
  }

  @Test
  void someWordingsLoseASlotOnPurpose() {
    assertThat(read(null, "any chance of rain tomorrow")).isEqualTo("weather/rain_query []");
  }

  @Test
  void sameWordsMeanAnotherThingUnderAnotherContext() {
    assertThat(read("request:level", "seven")).isEqualTo("volume/volume_set [level=seven MATCH]");
    assertThat(read("request:city", "paris")).isEqualTo("weather/weather_query [city=paris MATCH]");
    assertThat(nlu.read(null, "paris").reading()).isEqualTo(Reading.NOTHING);
  }

  @Test
  void unlistedNameIsReadAndNotResolved() {
    assertThat(read(null, "play the glass tractors"))
        .isEqualTo("music/play_artist [artist=the glass tractors NO_MATCH]");
  }

  @Test
  void nearlyKnownWordingIsReadAsTheNearest() {
    assertThat(read(null, "switch the kitchen light on")).startsWith("home/light_on");
  }

  private String read(String context, String text) {
    Reading reading = nlu.read(context, text).reading();
    return reading.domain()
        + "/"
        + reading.intent()
        + " "
        + reading.slots().stream().map(NluTest::shown).toList();
  }

  private static String shown(Slot slot) {
    return slot.name()
        + "="
        + slot.value()
        + (slot.resolution() == null ? "" : " " + slot.resolution());
  }
}
