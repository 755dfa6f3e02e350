package dev.emend.labeling.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.labeling.aggregation.AgreementPrior.Counts;
import dev.emend.labeling.aggregation.Calibration.Knot;
import dev.emend.labeling.aggregation.Calibration.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementPriorTest {
  @Test
  void theFitFindsThePriorThatMadeTheTexts() {
    Random random = new Random(9);
    List<Counts> texts = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      // Beta(4, 2): the fourth smallest of five uniforms.
      double[] uniform = random.doubles(5).sorted().toArray();
      int agree = 0;
      int n = 2 + random.nextInt(20);
      for (int k = 0; k < n; k++) {
        agree += random.nextDouble() < uniform[3] ? 1 : 0;
      }
      texts.add(new Counts(agree, n - agree));
    }
    AgreementPrior prior = AgreementPrior.fit(texts);
    assertThat(prior.agree()).isCloseTo(4, within(0.3));
    assertThat(prior.disagree()).isCloseTo(2, within(0.2));
  }

  @Test
  void withoutEvidenceTheDefaultStays() {
    assertThat(AgreementPrior.fit(List.of())).isEqualTo(AgreementPrior.DEFAULT);
    assertThat(AgreementPrior.fit(List.of(new Counts(0, 0), new Counts(3, 1))))
        .isEqualTo(AgreementPrior.DEFAULT);
    assertThatThrownBy(() -> new AgreementPrior(0, 1)).hasMessageContaining("0.0");
  }

  @Test
  void isotonicRegressionPoolsViolators() {
    Calibration calibration =
        Calibration.fit(
            List.of(
                new Sample(0.2, 0.1, 1),
                new Sample(0.6, 0.9, 1),
                new Sample(0.8, 0.5, 3),
                new Sample(0.9, 1, 1)));
    assertThat(calibration.knots()).hasSize(3);
    assertThat(calibration.of(0)).isEqualTo(0.1);
    assertThat(calibration.of(0.75)).isCloseTo(0.6, within(1e-12));
    assertThat(calibration.of(1)).isEqualTo(1);
  }

  @Test
  void calibrationRisesWhateverItLearnt() {
    Random random = new Random(2);
    for (int round = 0; round < 100; round++) {
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        samples.add(
            new Sample(random.nextInt(20) / 20.0, random.nextDouble(), 0.1 + random.nextDouble()));
      }
      Calibration calibration = Calibration.fit(samples);
      double before = 0;
      for (int i = 0; i <= 100; i++) {
        double chance = calibration.of(i / 100.0);
        assertThat(chance).isBetween(before - 1e-12, 1.0);
        before = chance;
      }
    }
  }

  @Test
  void aFallingCalibrationIsRefused() {
    assertThatThrownBy(() -> new Calibration(List.of(new Knot(0, 0.5), new Knot(1, 0.4))))
        .hasMessageContaining("0.4");
    assertThat(Calibration.NONE.of(0.37)).isEqualTo(0.37);
    assertThat(Calibration.fit(List.of())).isEqualTo(Calibration.NONE);
  }
}
