package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private final TimeLeft left = new TimeLeft();

  @Test
  void theFirstStepsSayNothingYet() {
    left.planned(2, 4);
    left.stepEnded("a", Duration.ofSeconds(10));
    left.stepEnded("b", Duration.ofSeconds(10));

    assertThat(left.estimate()).isEmpty();
  }

  @Test
  void stepsThatHaveNotRunTakeTheMeanOfThoseThatHave() {
    left.planned(1, 4);
    left.stepEnded("a", Duration.ofSeconds(3));
    left.stepEnded("b", Duration.ofSeconds(6));
    left.stepEnded("c", Duration.ofSeconds(9));

    assertThat(left.estimate()).contains(Duration.ofSeconds(6));
  }

  @Test
  void aNightTakesAsLongAsTheLastOne() {
    left.planned(3, 2);
    left.stepEnded("a", Duration.ofSeconds(30));
    left.stepEnded("b", Duration.ofSeconds(4));
    left.stepEnded("a", Duration.ofSeconds(2));
    left.stepEnded("b", Duration.ofSeconds(4));

    assertThat(left.estimate()).contains(Duration.ofSeconds(6));
  }

  @Test
  void nothingIsLeftAtTheEnd() {
    left.planned(1, 1);
    left.stepEnded("a", Duration.ofSeconds(30));

    assertThat(left.estimate()).contains(Duration.ZERO);
  }

  @Test
  void aStepTakesAsLongAsLastTimeAndThenNobodyKnows() {
    left.planned(2, 1);
    assertThat(left.within("a", Duration.ofSeconds(4))).isEmpty();
    left.stepEnded("a", Duration.ofSeconds(30));

    assertThat(left.within("a", Duration.ofSeconds(4))).contains(Duration.ofSeconds(26));
    assertThat(left.within("a", Duration.ofSeconds(31))).isEmpty();
  }
}
