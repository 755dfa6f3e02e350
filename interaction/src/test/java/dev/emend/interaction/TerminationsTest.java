package dev.emend.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminationsTest {
  private final Terminations stops = Terminations.of(List.of("Stop", "never  mind"));

  @Test
  void aTerminationIsFoundByItsKey() {
    assertThat(stops.is(said(" STOP "))).isTrue();
    assertThat(stops.is(said("Never mind"))).isTrue();
  }

  @Test
  void aTerminationIsTheWholeUtterance() {
    assertThat(stops.is(said("stop the kitchen timer"))).isFalse();
    assertThat(stops.contains("stop")).isTrue();
    assertThat(stops.contains("")).isFalse();
  }

  private static Turn said(String utterance) {
    return new Turn(
        "t1",
        "c1",
        null,
        null,
        "en-US",
        Instant.EPOCH,
        null,
        null,
        new Heard(utterance, null, List.of()),
        null,
        Reading.NOTHING,
        null,
        List.of(),
        new Answer(null, Answer.Status.OK, null, null),
        null,
        null,
        null,
        null);
  }
}
