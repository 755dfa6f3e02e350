package dev.emend.markov.credible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.special.Gamma;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaTest {
  private static final double[] SHAPES = {0.05, 0.3, 0.5, 1, 1.7, 4, 12.5, 90, 1_500};
  private static final double[] EXTREME_SHAPES = {1e-3, 0.02, 1, 333, 1e5, 1e7};
  private static final double[] LEVELS = {1e-6, 0.01, 0.05, 0.2, 0.5, 0.77, 0.95, 0.999};

  @Test
  void distributionAgreesWithCommonsMath() {
    for (double a : SHAPES) {
      for (double b : SHAPES) {
        BetaDistribution expected = new BetaDistribution(a, b);
        for (double x : new double[] {1e-7, 0.01, 0.2, 0.5, 0.8, 0.999}) {
          assertThat(new Beta(a, b).cdf(x))
              .as("I_%s(%s,%s)", x, a, b)
              .isCloseTo(expected.cumulativeProbability(x), within(1e-11));
        }
      }
    }
  }

  @Test
  void quantilesAgreeWithCommonsMath() {
    for (double a : SHAPES) {
      for (double b : SHAPES) {
        BetaDistribution expected = new BetaDistribution(null, a, b, 1e-13);
        for (double p : LEVELS) {
          assertThat(new Beta(a, b).quantile(p))
              .as("quantile %s of Beta(%s,%s)", p, a, b)
              .isCloseTo(expected.inverseCumulativeProbability(p), within(1e-9));
        }
      }
    }
  }

  @Test
  void quantilesInvertTheDistributionAtExtremeShapes() {
    for (double a : EXTREME_SHAPES) {
      for (double b : EXTREME_SHAPES) {
        for (double p : LEVELS) {
          Beta beta = new Beta(a, b);
          double x = beta.quantile(p);
          boolean atAnEnd = x < 1e-290 || x > 1 - 1e-9;
          if (!atAnEnd) {
            assertThat(beta.cdf(x)).as("Beta(%s,%s) at %s", a, b, x).isCloseTo(p, within(1e-8));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.1, 0.5, 0.83, 0.9999})
  void quantilesHaveClosedForms(double p) {
    Percentage precise = Percentage.withPercentage(1e-10);
    double sine = StrictMath.sin(Math.PI * p / 2);
    assertThat(Beta.UNIFORM.quantile(p)).isCloseTo(p, precise);
    assertThat(new Beta(2, 1).quantile(p)).isCloseTo(Math.sqrt(p), precise);
    assertThat(new Beta(0.5, 0.5).quantile(p)).isCloseTo(sine * sine, precise);
  }

  @Test
  void boundsHoldWithTheirLevel() {
    Beta beta = new Beta(3.4, 1.1);
    assertThat(1 - beta.cdf(beta.lowerBound(0.9))).isCloseTo(0.9, within(1e-12));
    assertThat(beta.cdf(beta.upperBound(0.9))).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void oneSuccessIsNoCertainty() {
    Beta once = new Beta(0.6, 0.4).after(new Tally(1, 0));
    assertThat(once.mean()).isCloseTo(0.8, within(1e-15));
    assertThat(once.lowerBound(0.95)).isLessThan(0.3);
  }

  @Test
  void meanAndVarianceAreThoseOfCommonsMath() {
    BetaDistribution expected = new BetaDistribution(2.5, 7);
    assertThat(new Beta(2.5, 7).mean()).isCloseTo(expected.getNumericalMean(), within(1e-15));
    assertThat(new Beta(2.5, 7).variance())
        .isCloseTo(expected.getNumericalVariance(), within(1e-15));
  }

  @Test
  void logBetaAgreesWithCommonsMath() {
    for (double a : EXTREME_SHAPES) {
      for (double b : EXTREME_SHAPES) {
        double expected = org.apache.commons.math3.special.Beta.logBeta(a, b);
        assertThat(IncompleteBeta.logBeta(a, b))
            .as("ln B(%s,%s)", a, b)
            .isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void psiHasItsKnownValues() {
    double euler = 0.5772156649015329;
    assertThat(Psi.digamma(1)).isCloseTo(-euler, within(1e-14));
    assertThat(Psi.digamma(0.5)).isCloseTo(-euler - 2 * StrictMath.log(2), within(1e-14));
    assertThat(Psi.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-14));
    assertThat(Psi.trigamma(0.5)).isCloseTo(Math.PI * Math.PI / 2, within(1e-14));
    for (double x : new double[] {0.01, 0.7, 3.3, 25, 1e4}) {
      assertThat(Psi.digamma(x)).isCloseTo(Gamma.digamma(x), within(1e-8));
      assertThat(Psi.trigamma(x)).isCloseTo(Gamma.trigamma(x), within(1e-8));
    }
  }

  @Test
  void badParametersAreRefusedWithTheirValue() {
    assertThatThrownBy(() -> new Beta(0, 1))
        .hasMessage("Invalid alpha: 0.0 (must be 0.001 to 1.0E12)");
    assertThatThrownBy(() -> new Beta(1, Double.NaN)).hasMessageContaining("beta: NaN");
    assertThatThrownBy(() -> Beta.UNIFORM.quantile(1))
        .hasMessage("Invalid p: 1.0 (must be between 0 and 1)");
    assertThatThrownBy(() -> new Tally(-1, 2)).hasMessageContaining("-1.0");
  }
}
