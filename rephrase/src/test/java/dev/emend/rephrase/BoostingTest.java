package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostingTest {
  private static final Boosting BOOSTING =
      new Boosting(new Boosting.Options(80, 3, 8, 20, 0.15, 1));

  @Test
  void aKnownLogisticRelationIsRecovered() {
    double[][] rows = rows(4000);
    double[] target =
        Arrays.stream(rows).mapToDouble(x -> Logistic.probability(truth(x))).toArray();
    TreeEnsemble learnt = BOOSTING.fit(rows, new int[] {0, 1, 2}, target);
    double error =
        Arrays.stream(rows(500))
            .mapToDouble(
                x ->
                    Math.abs(
                        Logistic.probability(learnt.score(x)) - Logistic.probability(truth(x))))
            .average()
            .orElseThrow();
    assertThat(error).isLessThan(0.04);
  }

  @Test
  void drawnLabelsTeachTheirProbabilities() {
    double[][] rows = rows(6000);
    Random random = new Random(11);
    double[] target =
        Arrays.stream(rows)
            .mapToDouble(x -> random.nextDouble() < Logistic.probability(truth(x)) ? 1 : 0)
            .toArray();
    TreeEnsemble learnt = BOOSTING.fit(rows, new int[] {0, 1, 2}, target);
    double mean =
        Arrays.stream(rows)
            .mapToDouble(x -> Logistic.probability(learnt.score(x)))
            .average()
            .orElseThrow();
    assertThat(Math.abs(mean - Arrays.stream(target).average().orElseThrow())).isLessThan(0.01);
  }

  @Test
  void samplesThatCompeteAreLearntTogether() {
    double[][] rows = rows(6000);
    int[] rivals = IntStream.range(0, rows.length).map(i -> i / 3).toArray();
    double[] target = compete(Arrays.stream(rows).mapToDouble(BoostingTest::truth).toArray());
    int[] columns = {0, 1, 2};
    TreeEnsemble together = BOOSTING.fit(rows, columns, target, rivals);
    TreeEnsemble alone = BOOSTING.fit(rows, columns, target);
    assertThat(error(together, rows, target)).isLessThan(0.04);
    assertThat(error(alone, rows, target)).isGreaterThan(2 * error(together, rows, target));
  }

  /** Mean distance of the probabilities of three rivals each to the targets. */
  private static double error(TreeEnsemble learnt, double[][] rows, double[] target) {
    double[] p = compete(Arrays.stream(rows).mapToDouble(learnt::score).toArray());
    return IntStream.range(0, p.length)
        .mapToDouble(i -> Math.abs(p[i] - target[i]))
        .average()
        .orElseThrow();
  }

  private static double[] compete(double[] logOdds) {
    return IntStream.range(0, logOdds.length / 3)
        .mapToObj(i -> Candidates.compete(Arrays.copyOfRange(logOdds, 3 * i, 3 * i + 3)))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  @Test
  void onlyTheGivenColumnsAreUsed() {
    double[][] rows = rows(1000);
    double[] target = Arrays.stream(rows).mapToDouble(x -> x[1] > 0 ? 0.9 : 0.1).toArray();
    TreeEnsemble learnt = BOOSTING.fit(rows, new int[] {1, 2}, target);
    assertThat(
            learnt.trees().stream()
                .flatMapToInt(tree -> Arrays.stream(tree.feature()))
                .filter(feature -> feature >= 0)
                .distinct())
        .contains(1)
        .doesNotContain(0);
  }

  @Test
  void targetsAllAlikeGiveThatProbability() {
    double[][] rows = rows(200);
    double[] target = new double[rows.length];
    Arrays.fill(target, 0.25);
    TreeEnsemble learnt = BOOSTING.fit(rows, new int[] {0, 1, 2}, target);
    assertThat(Logistic.probability(learnt.score(rows[0]))).isBetween(0.24, 0.26);
  }

  @Test
  void theSameSamplesGiveTheSameTrees() {
    double[][] rows = rows(1500);
    double[] target =
        Arrays.stream(rows).mapToDouble(x -> Logistic.probability(truth(x))).toArray();
    assertThat(BOOSTING.fit(rows, new int[] {0, 1, 2}, target))
        .isEqualTo(BOOSTING.fit(rows, new int[] {0, 1, 2}, target));
  }

  @Test
  void aTreeGoesLeftUpToItsSplit() {
    TreeEnsemble.Tree tree =
        new TreeEnsemble.Tree(
            new int[] {1, -1, 0, -1, -1},
            new double[] {0.5, 1, 2, 3, 4},
            new int[] {2, 0, 4, 0, 0});
    assertThat(tree.score(new double[] {9, 0.5})).isEqualTo(1);
    assertThat(tree.score(new double[] {2, 0.6})).isEqualTo(3);
    assertThat(tree.score(new double[] {2.1, 0.6})).isEqualTo(4);
    assertThat(new TreeEnsemble(-1, List.of(tree, tree)).score(new double[] {2, 1})).isEqualTo(5);
  }

  @Test
  void optionsThatGrowNothingAreRefused() {
    assertThatThrownBy(() -> new Boosting.Options(0, 5, 14, 40, 0.1, 1))
        .hasMessageContaining("0 trees");
    assertThatThrownBy(() -> new Boosting.Options(1, 5, 14, 40, 1.5, 1))
        .hasMessageContaining("1.5");
  }

  private static double truth(double[] x) {
    return 1.5 * x[0] - x[1] - 0.5;
  }

  private static double[][] rows(int n) {
    Random random = new Random(n);
    return IntStream.range(0, n)
        .mapToObj(i -> random.doubles(3, -2, 2).toArray())
        .toArray(double[][]::new);
  }
}
