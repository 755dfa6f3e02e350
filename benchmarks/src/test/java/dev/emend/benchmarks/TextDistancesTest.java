package dev.emend.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDistancesTest {
  @Test
  void allWaysFindTheSameDistances() {
    TextDistances distances = new TextDistances();
    distances.setUp();
    assertThat(distances.prepared())
        .isPositive()
        .isEqualTo(distances.oneByOne())
        .isEqualTo(distances.commonsText());
  }
}
