package dev.emend.markov.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The interval of every score. */
class IntervalTest {
  @Test
  void everyScoreOfAWalkIsReportedAsAnInterval() {
    Ending ending = new Ending(0, List.of(new Ending.Last(3, 0.5)), 0.5, 0.25, 0.125, Method.PUSH);
    assertThat(ending.endsInBounds(3)).isEqualTo(new Interval(0.5, 0.625));
    assertThat(ending.endsInBounds(7)).isEqualTo(new Interval(0, 0.125));
    assertThat(ending.successBounds()).isEqualTo(new Interval(0.5, 0.625));
    assertThat(ending.failureBounds().width()).isEqualTo(0.125);
  }

  @Test
  void aProbabilityIsNeverAboveOne() {
    Ending ending = new Ending(0, List.of(), 0.75, 0, 0.5, Method.BOUNDED_DEPTH);
    assertThat(ending.successBounds().upper()).isEqualTo(1);
    Ending rounded = new Ending(0, List.of(), Math.nextUp(1.0), 0, 0, Method.DIRECT_DENSE);
    assertThat(rounded.successBounds()).isEqualTo(new Interval(Math.nextUp(1.0), Math.nextUp(1.0)));
  }

  @Test
  void directMethodsLeaveNothingOpen() {
    Ending ending = Chains.solve(Chains.random(new Random(1), 50), Chains.DENSE, 7);
    assertThat(ending.successBounds().width()).isZero();
  }

  @Test
  void boundsTheWrongWayRoundAreRefused() {
    assertThatThrownBy(() -> new Interval(0.5, 0.25)).hasMessageContaining("[0.5, 0.25]");
    assertThatThrownBy(() -> new Interval(-0.5, 0.25)).hasMessageContaining("[-0.5, 0.25]");
    assertThatThrownBy(() -> new Interval(0, Double.NaN)).hasMessageContaining("NaN");
    assertThat(new Interval(0.25, 0.5).contains(0.5)).isTrue();
    assertThat(new Interval(0.25, 0.5).contains(0.2)).isFalse();
  }
}
