package dev.emend.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.Vector;

class TypicalVolumeTest {
  private static final TypicalVolume USUAL = new TypicalVolume(0.2, 5);

  @Test
  void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(TypicalVolume.median(List.of(7.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(TypicalVolume.median(List.of(7.0, 1.0, 2.0, 4.0))).isEqualTo(3);
  }

  @Test
  void aTenthAndTenTimesAreAnomaliesAndGrowthIsNot() {
    assertThat(anomalous(100, 100, 100, 10)).isTrue();
    assertThat(anomalous(100, 100, 100, 1000)).isTrue();
    assertThat(anomalous(100, 100, 100, 0)).isTrue();
    assertThat(anomalous(100, 200, 400, 800)).isFalse();
    assertThat(anomalous(100, 100, 100, 20)).isFalse();
    assertThat(anomalous(100, 100, 100, 500)).isFalse();
  }

  @Test
  void oneOddNightDoesNotMoveWhatIsTypical() {
    assertThat(anomalous(100, 100, 1, 100, 100)).isFalse();
    assertThat(anomalous(100, 100, 10_000, 100)).isFalse();
  }

  @Test
  void limitsThatCouldNotHoldAreRefused() {
    assertThatThrownBy(() -> new CheckOptions(1.5, 20, 0.2, 5, 7, 5))
        .hasMessage("Invalid quarantine share: 1.5 (must be 0 to 1)");
    assertThatThrownBy(() -> new CheckOptions(0.1, 20, 0.2, 5, 3, 5))
        .hasMessage("Invalid history: 5 (must be at most the volume window, 3)");
  }

  private static boolean anomalous(double... series) {
    List<Object> values = new java.util.ArrayList<>();
    for (double value : series) {
      values.add(value);
    }
    Vector<Object> vector = JavaConverters.asScalaBuffer(values).toVector();
    return USUAL.detect(vector, new Tuple2<>(series.length - 1, series.length)).nonEmpty();
  }
}
