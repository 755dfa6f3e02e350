package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminationsTest {
  private final Terminations stops = Terminations.of(List.of("Stop", "never  mind"));

  @Test
  void aTerminationIsFoundByItsKey() {
    assertThat(stops.is(Say.ok(" STOP ", "general.stop").turn())).isTrue();
    assertThat(stops.is(Say.fails("Never mind").turn())).isTrue();
  }

  @Test
  void aTerminationIsTheWholeUtterance() {
    assertThat(stops.is(Say.ok("stop the kitchen timer", "timer.stop").turn())).isFalse();
    assertThat(stops.contains("stop")).isTrue();
    assertThat(stops.contains("")).isFalse();
  }
}
