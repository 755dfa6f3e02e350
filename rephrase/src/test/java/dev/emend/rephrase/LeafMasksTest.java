package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.rephrase.TreeEnsemble.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeafMasksTest {
  private static final double[] ODD = {
    Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 0.5
  };

  @Test
  void masksAddUpWhatWalksAddUp() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      TreeEnsemble ensemble = ensemble(random, random.nextInt(40), 8);
      assertThat(LeafMasks.fit(ensemble.trees())).isTrue();
      for (int i = 0; i < 50; i++) {
        double[] x = vector(random);
        assertThat(ensemble.score(x)).isEqualTo(ensemble.walked(x));
      }
    }
  }

  @Test
  void largeTreesAreWalked() {
    Random random = new Random(4);
    TreeEnsemble ensemble = ensemble(random, 9, 40);
    assertThat(LeafMasks.fit(ensemble.trees())).isFalse();
    for (int i = 0; i < 50; i++) {
      double[] x = vector(random);
      assertThat(ensemble.score(x)).isEqualTo(ensemble.walked(x));
    }
  }

  @Test
  void theShippedModelFits() {
    RephraseModel model = ModelCodec.defaultModel();
    assertThat(LeafMasks.fit(model.pairs().trees())).isTrue();
  }

  private static TreeEnsemble ensemble(Random random, int trees, int leaves) {
    List<Tree> grown = new ArrayList<>();
    for (int t = 0; t < trees; t++) {
      grown.add(new Grower(random).tree(1 + random.nextInt(leaves)));
    }
    if (leaves > Byte.SIZE) {
      grown.add(new Grower(random).tree(leaves));
    }
    return new TreeEnsemble(random.nextGaussian(), grown);
  }

  private static double[] vector(Random random) {
    return random
        .ints(5, 0, 12)
        .mapToDouble(i -> i < ODD.length ? ODD[i] : random.nextInt(9) / 4.0 - 1)
        .toArray();
  }

  /** Random trees over five features, thresholds often the same and often met exactly. */
  private static final class Grower {
    private final Random random;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Double> value = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();

    Grower(Random random) {
      this.random = random;
    }

    Tree tree(int leaves) {
      grow(leaves);
      return new Tree(
          feature.stream().mapToInt(i -> i).toArray(),
          value.stream().mapToDouble(v -> v).toArray(),
          right.stream().mapToInt(i -> i).toArray());
    }

    private void grow(int leaves) {
      int at = feature.size();
      feature.add(leaves == 1 ? -1 : random.nextInt(5));
      value.add(leaves == 1 ? random.nextGaussian() : random.nextInt(9) / 4.0 - 1);
      right.add(0);
      if (leaves > 1) {
        int left = 1 + random.nextInt(leaves - 1);
        grow(left);
        right.set(at, feature.size());
        grow(leaves - left);
      }
    }
  }
}
