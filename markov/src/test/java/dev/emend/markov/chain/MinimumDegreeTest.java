package dev.emend.markov.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumDegreeTest {
  /** Whoever takes the hub first fills everything. */
  @Test
  void theHubOfAStarComesLastAndNothingIsFilled() {
    int leaves = 100;
    ChainBuilder builder = Chain.builder(leaves + 1).success(0, 1);
    for (int leaf = 1; leaf <= leaves; leaf++) {
      builder.edge(0, leaf, 1).edge(leaf, 0, 1);
    }
    MinimumDegree degrees = of(builder.build());
    // Hub and last leaf are alike by then.
    assertThat(Arrays.copyOfRange(degrees.order(), leaves - 1, leaves + 1)).contains(0);
    assertThat(degrees.start()[leaves + 1]).isEqualTo(leaves);
  }

  @Test
  void statesThatAllStepToEachOtherComeInAscendingOrder() {
    ChainBuilder builder = Chain.builder(5).success(0, 1);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        builder.edge(i, j, i == j ? 0 : 1);
      }
    }
    MinimumDegree degrees = of(builder.build());
    assertThat(degrees.order()).containsExactly(0, 1, 2, 3, 4);
    assertThat(degrees.start()).containsExactly(0, 4, 7, 9, 10, 10);
  }

  /** The columns are those that elimination in this order fills, no more and no fewer. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 64, 65, 130})
  void columnsAreWhatEliminationFills(int n) {
    Chain chain = Chains.random(new Random(n), n).withoutSelfLoops();
    MinimumDegree degrees = of(chain);
    int[] order = degrees.order();
    assertThat(IntStream.of(order).sorted().toArray())
        .containsExactly(IntStream.range(0, n).toArray());
    boolean[][] filled = new boolean[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        filled[i][j] = i != j && chain.probability(order[i], order[j]) > 0;
      }
    }
    for (int k = 0; k < n; k++) {
      int[] columns =
          Arrays.copyOfRange(degrees.columns(), degrees.start()[k], degrees.start()[k + 1]);
      boolean[] row = filled[k];
      int from = k + 1;
      assertThat(IntStream.of(columns).sorted().toArray())
          .containsExactly(IntStream.range(from, n).filter(j -> row[j]).toArray());
      for (int i = from; i < n; i++) {
        for (int j = from; filled[i][k] && j < n; j++) {
          filled[i][j] |= row[j] && i != j;
        }
      }
    }
  }

  private static MinimumDegree of(Chain chain) {
    return MinimumDegree.of(new Block(chain, 0, chain.size()));
  }
}
