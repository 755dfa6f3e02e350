package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.rephrase.RephraseModel.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  @Test
  void aKnownCalibrationIsRecovered() {
    List<GradedTurn> graded = drawn(new Calibration(0.6, 0.8), 20_000);
    Calibration fitted = Calibrator.fit(graded);
    assertThat(fitted.slope()).isCloseTo(0.6, within(0.03));
    assertThat(fitted.offset()).isCloseTo(0.8, within(0.06));
    assertThat(ModelQuality.of(graded, fitted).calibrationError()).isLessThan(0.015);
    assertThat(ModelQuality.of(graded, Calibration.NONE).calibrationError()).isGreaterThan(0.05);
  }

  @Test
  void calibrationDoesNotChangeTheRanking() {
    List<GradedTurn> graded = new ArrayList<>();
    for (GradedTurn turn : drawn(new Calibration(0.6, 0.8), 2000)) {
      graded.add(
          new GradedTurn(
              turn.logOdds().subList(0, 1), Math.min(0, turn.right()), turn.right() >= 0));
    }
    assertThat(ModelQuality.of(graded, Calibrator.fit(graded)).averagePrecision())
        .isCloseTo(ModelQuality.of(graded, Calibration.NONE).averagePrecision(), within(1e-9));
  }

  @Test
  void certainTruthKeepsTheFitFinite() {
    List<GradedTurn> graded =
        List.of(new GradedTurn(List.of(3.0), 0, true), new GradedTurn(List.of(-3.0), -1, false));
    Calibration fitted = Calibrator.fit(graded);
    assertThat(fitted.slope()).isFinite().isPositive();
    assertThat(fitted.offset()).isFinite();
  }

  @Test
  void turnsWithoutCandidatesCannotCalibrate() {
    assertThatThrownBy(() -> Calibrator.fit(List.of(new GradedTurn(List.of(), -1, true))))
        .hasMessage("Cannot calibrate on 1 turns: none has a candidate");
  }

  @Test
  void qualityOfAWorkedExample() {
    ModelQuality quality =
        ModelQuality.of(
            List.of(
                new GradedTurn(List.of(2.0, -5.0), 0, true),
                new GradedTurn(List.of(1.0), -1, false),
                new GradedTurn(List.of(-1.0), 0, true),
                new GradedTurn(List.of(-2.0), -1, false),
                new GradedTurn(List.of(), -1, true)),
            Calibration.NONE);
    assertThat(quality.turns()).isEqualTo(5);
    assertThat(quality.rephrases()).isEqualTo(3);
    assertThat(quality.precision()).isEqualTo(1 / 2.0);
    assertThat(quality.recall()).isEqualTo(1 / 3.0);
    assertThat(quality.f1()).isCloseTo(0.4, within(1e-12));
    assertThat(quality.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 3, within(1e-12));
    assertThat(quality.bestF1()).isCloseTo(2 * 2 / 6.0, within(1e-12));
    assertThat(quality.bestThreshold()).isCloseTo(Logistic.probability(-1), within(1e-12));
  }

  private static List<GradedTurn> drawn(Calibration truth, int turns) {
    Random random = new Random(3);
    List<GradedTurn> graded = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      double[] z = random.doubles(1 + i % 3, -5, 3).toArray();
      double[] p = new double[z.length];
      for (int k = 0; k < z.length; k++) {
        p[k] = truth.apply(z[k]);
      }
      p = Candidates.compete(p);
      double u = random.nextDouble();
      int right = -1;
      for (int k = 0; k < p.length && right < 0; k++) {
        u -= p[k];
        right = u < 0 ? k : -1;
      }
      graded.add(new GradedTurn(java.util.Arrays.stream(z).boxed().toList(), right, right >= 0));
    }
    return graded;
  }
}
