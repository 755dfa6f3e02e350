package dev.emend.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorldOptionsTest {
  @Test
  void emptyWorldIsRefusedWithTheValue() {
    WorldOptions sample = WorldOptions.sample();
    assertThatThrownBy(
            () ->
                new WorldOptions(
                    1,
                    sample.firstNight(),
                    1,
                    0,
                    10,
                    sample.vocabulary(),
                    sample.hearing(),
                    sample.understanding(),
                    sample.behaviour()))
        .hasMessage("Invalid customers: 0 (must be positive)");
  }

  @Test
  void shareOutsideZeroToOneIsRefusedWithTheValue() {
    assertThatThrownBy(() -> new WorldOptions.Hearing(1.7, 0, 0, 0, 0, 0, 0))
        .hasMessage("Invalid share: 1.7 (must be 0 to 1)");
  }

  @Test
  void datesAreConsecutive() {
    assertThat(WorldOptions.sample().dates())
        .startsWith(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 5))
        .hasSize(4);
  }

  @Test
  void sameSeedDrawsTheSameParameters() {
    assertThat(WorldOptions.drawn(5, 100)).isEqualTo(WorldOptions.drawn(5, 100));
  }
}
