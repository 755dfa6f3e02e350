package dev.emend.markov.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainBuilderTest {
  @Test
  void rowsAreNormalised() {
    Chain chain = Chain.builder(2).edge(0, 1, 3).success(0, 1).failure(0, 4).success(1, 7).build();
    assertThat(chain.probability(0, 1)).isEqualTo(3.0 / 8);
    assertThat(chain.success(0)).isEqualTo(1.0 / 8);
    assertThat(chain.failure(0)).isEqualTo(0.5);
    assertThat(chain.success(1)).isEqualTo(1);
    assertThat(chain.probability(1, 0)).isZero();
  }

  @Test
  void whatIsGivenTwiceAddsUp() {
    Chain chain = Chain.builder(2).edge(0, 1, 1).edge(0, 1, 2).success(0, 1).success(0, 4).build();
    assertThat(chain.edges()).isEqualTo(1);
    assertThat(chain.probability(0, 1)).isEqualTo(3.0 / 8);
    assertThat(chain.success(0)).isEqualTo(5.0 / 8);
  }

  @Test
  void orderOfCallsDoesNotChangeABit() {
    Random random = new Random(7);
    record Mass(int from, int to, double mass) {}
    List<Mass> masses = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      masses.add(new Mass(random.nextInt(20), random.nextInt(22), random.nextDouble()));
    }
    List<double[]> results = new ArrayList<>();
    for (int order = 0; order < 20; order++) {
      Collections.shuffle(masses, random);
      ChainBuilder builder = Chain.builder(20);
      for (Mass m : masses) {
        if (m.to() < 20) {
          builder.edge(m.from(), m.to(), m.mass());
        } else if (m.to() == 20) {
          builder.success(m.from(), m.mass());
        } else {
          builder.failure(m.from(), m.mass());
        }
      }
      results.add(builder.build().probability.clone());
    }
    assertThat(results).allSatisfy(bits -> assertThat(bits).containsExactly(results.get(0)));
  }

  @Test
  void badMassIsNamedWithItsPlace() {
    assertThatThrownBy(() -> Chain.builder(6).edge(3, 5, -0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid mass of edge 3 → 5: -0.5 (must be 0, or 1e-100 to 1e100)");
    assertThatThrownBy(() -> Chain.builder(6).success(2, Double.NaN))
        .hasMessageContaining("success of state 2: NaN");
    assertThatThrownBy(() -> Chain.builder(6).failure(2, Double.POSITIVE_INFINITY))
        .hasMessageContaining("failure of state 2: Infinity");
    assertThatThrownBy(() -> Chain.builder(6).edge(0, 1, 1e-300)).hasMessageContaining("1.0E-300");
  }

  @Test
  void unknownStateIsNamed() {
    assertThatThrownBy(() -> Chain.builder(6).edge(0, 6, 1))
        .hasMessage("Invalid state: 6 (must be 0 to 5)");
    assertThatThrownBy(() -> Chain.builder(6).build().success(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Chain.builder(-2)).hasMessageContaining("-2");
  }

  @Test
  void statesThatReachNoEndAreFound() {
    Chain chain =
        Chain.builder(6)
            .edge(0, 1, 1)
            .success(1, 1)
            .edge(2, 3, 1)
            .edge(3, 2, 1)
            .edge(4, 4, 1)
            .edge(5, 2, 1)
            .failure(5, 1)
            .build();
    assertThat(chain.stranded()).containsExactly(2, 3, 4);
  }

  @Test
  void strandedStatesCanBeGivenToFailure() {
    Chain chain = Chain.builder(3).edge(0, 1, 1).edge(1, 2, 1).edge(2, 1, 1).success(0, 3).build();
    Chain ended = chain.strandedToFailure();
    assertThat(ended.stranded()).isEmpty();
    assertThat(ended.failure(1)).isEqualTo(1);
    assertThat(ended.probability(1, 2)).isZero();
    assertThat(ended.probability(0, 1)).isEqualTo(0.25);
    assertThat(chain.failure(1)).as("the first chain stays as it was").isZero();
  }

  @Test
  void droppedSelfLoopsRenormaliseTheirRow() {
    Chain chain = Chain.builder(1).edge(0, 0, 98).success(0, 1).failure(0, 1).build();
    assertThat(chain.withoutSelfLoops().edges()).isZero();
    assertThat(chain.withoutSelfLoops().success(0)).isEqualTo(0.5);
  }
}
