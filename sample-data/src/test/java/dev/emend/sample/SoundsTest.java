package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundsTest {
  private final Sounds sounds =
      new Sounds(
          List.of("light", "like", "right", "night", "banana", "weather", "whether", "night"));

  @Test
  void nearestWordIsTheOneWithTheSameSounds() {
    assertThat(sounds.near("weather")).startsWith("whether");
  }

  @Test
  void kindredConsonantsAreNear() {
    assertThat(sounds.near("light")).contains("right");
  }

  @Test
  void unlikeWordsAreNotNear() {
    assertThat(sounds.near("light")).doesNotContain("banana");
  }

  @Test
  void wordIsNotNearItself() {
    assertThat(sounds.near("light")).doesNotContain("light");
  }
}
