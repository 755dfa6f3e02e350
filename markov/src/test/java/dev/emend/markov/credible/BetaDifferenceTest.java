package dev.emend.markov.credible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaDifferenceTest {
  private static final double[] SHAPES = {0.05, 0.4, 1, 2.5, 30, 4_000, 1e6};

  @ParameterizedTest
  @ValueSource(doubles = {-0.99, -0.5, -0.001, 0, 1e-9, 0.3, 0.999})
  void uniformChancesDifferAsATriangle(double x) {
    double expected = x >= 0 ? (1 - x) * (1 - x) / 2 : 1 - (1 + x) * (1 + x) / 2;
    assertThat(new BetaDifference(Beta.UNIFORM, Beta.UNIFORM).exceeds(x))
        .isCloseTo(expected, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 2, 1.5, 4",
    "1.2, 1.1, 8, 2",
    "40, 10, 20, 30",
    "900, 100, 5, 3",
    "2, 7, 3000, 5000"
  })
  void integralAgreesWithGaussAndLegendre(double at, double bt, double as, double bs) {
    BetaDifference difference = new BetaDifference(new Beta(at, bt), new Beta(as, bs));
    for (double x : new double[] {-0.7, -0.2, 0, 0.05, 0.4, 0.8}) {
      assertThat(difference.exceeds(x)).isCloseTo(reference(difference, x), within(1e-8));
    }
  }

  /** The plain integral over u, in a hundred pieces. */
  private static double reference(BetaDifference difference, double x) {
    Beta s = difference.source();
    BetaDistribution source = new BetaDistribution(s.alpha(), s.beta());
    BetaDistribution target =
        new BetaDistribution(difference.target().alpha(), difference.target().beta());
    IterativeLegendreGaussIntegrator gauss = new IterativeLegendreGaussIntegrator(20, 1e-9, 1e-12);
    double sum = 0;
    for (int piece = 0; piece < 100; piece++) {
      double from = Math.max(1e-12, piece / 100.0);
      double to = Math.min(1 - 1e-12, (piece + 1) / 100.0);
      sum +=
          gauss.integrate(
              100_000,
              u -> source.density(u) * (1 - target.cumulativeProbability(Math.max(0, u + x))),
              from,
              to);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.2, 0.1, 0.6, 0.8",
    "1.3, 0.7, 0.5, 1.5, 0.9",
    "2.2, 1.1, 1.1, 1.2, 0.5",
    "6.5, 1.5, 3, 9, 0.95",
    "0.02, 0.03, 2, 2, 0.7",
    "200, 20, 1.5, 1.5, 0.9"
  })
  void lowerBoundAgreesWithDrawing(double at, double bt, double as, double bs, double level) {
    double bound = new BetaDifference(new Beta(at, bt), new Beta(as, bs)).lowerBound(level);
    Well19937c random = new Well19937c(11);
    int draws = 100_000;
    int above = 0;
    GammaDistribution[] gamma = {
      gamma(random, at), gamma(random, bt), gamma(random, as), gamma(random, bs)
    };
    for (int draw = 0; draw < draws; draw++) {
      above += chance(gamma[0], gamma[1]) - chance(gamma[2], gamma[3]) > bound ? 1 : 0;
    }
    double fiveDeviations = 5 * Math.sqrt(level * (1 - level) / draws);
    assertThat((double) above / draws).isCloseTo(level, within(fiveDeviations));
  }

  private static GammaDistribution gamma(Well19937c random, double shape) {
    return new GammaDistribution(random, shape, 1);
  }

  private static double chance(GammaDistribution a, GammaDistribution b) {
    double x = Math.max(Double.MIN_NORMAL, a.sample());
    return x / (x + b.sample());
  }

  @Test
  void boundHoldsWithItsLevelWhateverTheShapes() {
    for (double at : SHAPES) {
      for (double bt : SHAPES) {
        for (double as : SHAPES) {
          for (double bs : SHAPES) {
            BetaDifference difference = new BetaDifference(new Beta(at, bt), new Beta(as, bs));
            double bound = difference.lowerBound(0.9);
            double below = difference.exceeds(bound - 1e-9);
            double above = difference.exceeds(bound + 1e-9);
            assertThat(below).as("%s at %s", difference, bound).isGreaterThan(0.9 - 1e-6);
            assertThat(above).as("%s at %s", difference, bound).isLessThan(0.9 + 1e-6);
          }
        }
      }
    }
  }

  @Test
  void exchangedChancesGiveTheOtherTail() {
    Random random = new Random(5);
    for (int trial = 0; trial < 2_000; trial++) {
      Beta a = anyBeta(random);
      Beta b = anyBeta(random);
      double x = 2 * random.nextDouble() - 1;
      double one = new BetaDifference(a, b).exceeds(x);
      double other = new BetaDifference(b, a).exceeds(-x);
      assertThat(one + other).as("%s − %s at %s", a, b, x).isCloseTo(1, within(1e-7));
    }
  }

  @Test
  void probabilityFallsAsTheDifferenceGrows() {
    Random random = new Random(6);
    for (int trial = 0; trial < 200; trial++) {
      BetaDifference difference = new BetaDifference(anyBeta(random), anyBeta(random));
      double last = 1;
      for (double x = -1; x <= 1; x += 0.01) {
        double next = difference.exceeds(x);
        assertThat(next).as("%s at %s", difference, x).isLessThanOrEqualTo(last + 1e-8);
        last = next;
      }
    }
  }

  private static Beta anyBeta(Random random) {
    return new Beta(
        StrictMath.exp(8 * random.nextDouble() - 2), StrictMath.exp(8 * random.nextDouble() - 2));
  }

  @Test
  void gainOfWholeCountsHasItsClosedForm() {
    assertThat(new BetaDifference(new Beta(2, 1), Beta.UNIFORM).probabilityOfGain())
        .isCloseTo(2 / 3.0, within(1e-14));
    // P(max of three draws > max of two others) = 3/5.
    assertThat(new BetaDifference(new Beta(3, 1), new Beta(2, 1)).probabilityOfGain())
        .isCloseTo(0.6, within(1e-14));
  }

  @Test
  void gainBySumAndByIntegralAgree() {
    Random random = new Random(8);
    for (int trial = 0; trial < 500; trial++) {
      Beta target = new Beta(1 + random.nextInt(200), 0.3 + 50 * random.nextDouble());
      Beta source = new Beta(0.3 + 50 * random.nextDouble(), 0.3 + 50 * random.nextDouble());
      BetaDifference difference = new BetaDifference(target, source);
      assertThat(difference.probabilityOfGain())
          .as("%s", difference)
          .isCloseTo(difference.exceeds(0), within(1e-8));
    }
  }

  @Test
  void thinEvidenceGivesALowBound() {
    Beta prior = new Beta(1.2, 0.8);
    Beta failing = prior.after(new Tally(0, 5));
    double once = new BetaDifference(prior.after(new Tally(1, 0)), failing).lowerBound(0.95);
    double often = new BetaDifference(prior.after(new Tally(50, 0)), failing).lowerBound(0.95);
    assertThat(once).isLessThan(often - 0.2);
  }

  @Test
  void levelIsAProbability() {
    BetaDifference difference = new BetaDifference(Beta.UNIFORM, Beta.UNIFORM);
    assertThatThrownBy(() -> difference.lowerBound(1))
        .hasMessage("Invalid level: 1.0 (must be between 0 and 1)");
  }
}
