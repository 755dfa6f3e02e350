package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FatesTest {
  private static final int PAIRS = 40_000;
  private static final int[] ALL = IntStream.range(0, PAIRS).toArray();

  private static double[][] rows() {
    SplittableRandom random = new SplittableRandom(7);
    double[][] rows = new double[PAIRS][Feature.count()];
    for (double[] row : rows) {
      row[Feature.WENT_ON_EARLIER.ordinal()] = random.nextDouble(0.05, 0.95);
      row[Feature.WENT_ON_LATER.ordinal()] = random.nextDouble(0.05, 0.95);
    }
    return rows;
  }

  private static double[] chances(double[][] rows, double ofEarlier, double ofLater, double base) {
    double[] chances = new double[rows.length];
    for (int i = 0; i < chances.length; i++) {
      double earlier = Logistic.logit(rows[i][Feature.WENT_ON_EARLIER.ordinal()]);
      double later = Logistic.logit(rows[i][Feature.WENT_ON_LATER.ordinal()]);
      chances[i] = Logistic.probability(ofEarlier * earlier + ofLater * later + base);
    }
    return chances;
  }

  @Test
  void theWeightsThatMadeTheChancesAreFound() {
    double[][] rows = rows();
    double[] chances = chances(rows, 1.25, -0.5, -2);
    Fates fates = Fates.of(rows, chances, ALL);
    assertThat(fates.ofEarlier()).isCloseTo(1.25, within(0.005));
    assertThat(fates.ofLater()).isCloseTo(-0.5, within(0.005));
    double mean = IntStream.of(ALL).mapToDouble(i -> chances[i]).average().orElseThrow();
    assertThat(fates.offset()).isCloseTo(-2 - Logistic.logit(mean), within(0.005));
  }

  @Test
  void wherePeopleGoOnWhateverTheySaidNothingIsTold() {
    double[][] rows = rows();
    Fates fates = Fates.of(rows, chances(rows, 0, 0, -1), ALL);
    assertThat(fates.of(rows[3])).isCloseTo(0, within(1e-6));
  }

  @Test
  void whatEverybodyGoesOnAfterStaysFinite() {
    double[][] rows = rows();
    for (double[] row : rows) {
      row[Feature.WENT_ON_EARLIER.ordinal()] = 0.99;
      row[Feature.WENT_ON_LATER.ordinal()] = 0.99;
    }
    assertThat(Fates.of(rows, chances(rows, 1, 1, -9), ALL).of(rows[0])).isCloseTo(0, within(0.01));
  }

  @Test
  void whatWasNotCountedTellsNothing() {
    double[][] rows = rows();
    for (double[] row : rows) {
      row[Feature.WENT_ON_EARLIER.ordinal()] = Feature.ABSENT;
      row[Feature.WENT_ON_LATER.ordinal()] = Feature.ABSENT;
    }
    assertThat(Fates.of(rows, new double[PAIRS], ALL)).isEqualTo(Fates.NONE);
    assertThat(new Fates(1, 1, 1).of(rows[0])).isZero();
  }

  @Test
  void weightsMustBeFinite() {
    assertThatThrownBy(() -> new Fates(Double.NaN, 0, 0))
        .hasMessage("Invalid weight of fates: NaN (must be finite)");
  }
}
