package dev.emend.labeling.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.labeling.aggregation.Calibration.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void theFitFindsTheMapThatMadeTheSamples() {
    Random random = new Random(4);
    Calibration truth = new Calibration(-1.3, 2.4);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double score = random.nextDouble();
      boolean right = random.nextDouble() < truth.of(score);
      samples.add(new Sample(score, right ? 1 : 0, right ? 0 : 1));
    }
    Calibration fitted = Calibration.NONE.fit(samples, 1);
    assertThat(fitted.offset()).isCloseTo(-1.3, within(0.1));
    assertThat(fitted.slope()).isCloseTo(2.4, within(0.1));
  }

  @Test
  void fewSamplesMoveLittleAndMakeNothingSurer() {
    Calibration believed = new Calibration(0, 1);
    Calibration fitted = believed.fit(List.of(new Sample(0.5, 0.5, 0.5)), 1);
    assertThat(fitted.slope()).isCloseTo(1, within(1e-6));
    // One turn at even odds: information 1 of the belief and 1/4 of the turn.
    assertThat(fitted.offset()).isCloseTo(-1 / Math.sqrt(1.25), within(1e-6));
  }

  @Test
  void withoutSamplesTheBeliefStays() {
    Calibration believed = new Calibration(0.3, 0.7);
    assertThat(believed.fit(List.of(), 1)).isEqualTo(believed);
  }

  @Test
  void samplesThatTurnTheScoreRoundLeaveTheLeastRiseAndTheirShare() {
    List<Sample> samples = List.of(new Sample(0.1, 500, 0), new Sample(0.9, 0, 500));
    Calibration fitted = Calibration.NONE.fit(samples, 1);
    assertThat(fitted.slope()).isEqualTo(0.05);
    assertThat(fitted.of(0.5)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void whereScoresTellNothingTheShareOfWhatWasRightDoes() {
    List<Sample> samples = List.of(new Sample(0.2, 95, 5), new Sample(0.8, 93, 7));
    Calibration fitted = Calibration.NONE.fit(samples, 1);
    assertThat(fitted.of(0.2)).isBetween(0.88, 0.95);
    assertThat(fitted.of(0.8)).isBetween(0.9, 0.96);
  }

  @Test
  void calibrationRisesWithinZeroAndOneWhateverItLearnt() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        double scale = StrictMath.pow(10, random.nextInt(7) - 2);
        samples.add(
            new Sample(
                random.nextInt(21) / 20.0,
                random.nextDouble() * scale,
                random.nextDouble() * scale));
      }
      Calibration calibration = Calibration.NONE.fit(samples, 1);
      double before = 0;
      for (int i = 0; i <= 100; i++) {
        double chance = calibration.of(i / 100.0);
        assertThat(chance).isBetween(before, 1.0);
        before = chance;
      }
      Collections.shuffle(samples, random);
      assertThat(Calibration.NONE.fit(samples, 1)).isEqualTo(calibration);
    }
  }

  @Test
  void noCalibrationLeavesScoresAsTheyAre() {
    for (double score : new double[] {0.001, 0.2, 0.5, 0.77, 0.999}) {
      assertThat(Calibration.NONE.of(score)).isCloseTo(score, within(1e-12));
    }
  }

  @Test
  void aFallingCalibrationIsRefused() {
    assertThatThrownBy(() -> new Calibration(1, -0.4)).hasMessageContaining("-0.4");
    assertThatThrownBy(() -> new Calibration(Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Sample(0.5, -2, 0)).hasMessageContaining("-2");
  }
}
