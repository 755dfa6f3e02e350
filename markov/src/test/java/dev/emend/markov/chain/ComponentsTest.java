package dev.emend.markov.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComponentsTest {
  /** 0 → 4 strongly, 4 → 2 weakly, 1 → 3 strongly. */
  private final Chain chain =
      Chain.builder(5)
          .edge(0, 4, 9)
          .success(0, 1)
          .edge(4, 2, 5)
          .success(4, 95)
          .failure(2, 1)
          .edge(1, 3, 1)
          .success(3, 1)
          .build();

  @Test
  void componentsAreNumberedByTheirSmallestState() {
    Components components = Components.of(chain, 0, Dropped.TO_FAILURE);
    assertThat(components.count()).isEqualTo(2);
    assertThat(components.states(0)).containsExactly(0, 2, 4);
    assertThat(components.states(1)).containsExactly(1, 3);
    assertThat(components.of(4)).isZero();
    assertThat(components.size(1)).isEqualTo(2);
  }

  @Test
  void weakEdgesSplitComponentsAndTheirMassFails() {
    Components components = Components.of(chain, 0.06, Dropped.TO_FAILURE);
    assertThat(components.count()).isEqualTo(3);
    assertThat(components.states(0)).containsExactly(0, 4);
    assertThat(components.states(2)).containsExactly(2);
    assertThat(components.chain().failure(4)).isEqualTo(0.05);
    assertThat(components.chain().success(4)).isEqualTo(0.95);
  }

  @Test
  void weakEdgesMayAlsoGiveTheirMassToTheRest() {
    Components components = Components.of(chain, 0.06, Dropped.RENORMALISE);
    assertThat(components.chain().failure(4)).isZero();
    assertThat(components.chain().success(4)).isEqualTo(1);
  }

  @Test
  void anEdgeAtTheFloorStays() {
    assertThat(Components.of(chain, 0.05, Dropped.TO_FAILURE).count()).isEqualTo(2);
  }

  @Test
  void aLongPathIsOneComponent() {
    ChainBuilder builder = Chain.builder(100_000);
    for (int state = 99_999; state > 0; state--) {
      builder.edge(state, state - 1, 1);
    }
    Components components = Components.of(builder.success(0, 1).build(), 0, Dropped.TO_FAILURE);
    assertThat(components.count()).isEqualTo(1);
  }

  @Test
  void noStatesHaveNoComponents() {
    assertThat(Components.of(Chain.builder(0).build(), 0, Dropped.TO_FAILURE).count()).isZero();
  }

  @Test
  void floorIsAProbability() {
    assertThatThrownBy(() -> Components.of(chain, 1.5, Dropped.TO_FAILURE))
        .hasMessage("Invalid floor: 1.5 (must be 0 to 1)");
  }
}
