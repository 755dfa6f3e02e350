package dev.emend.rephrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiftsTest {
  private static final int PAIRS = 400;
  private static final int[] ALL = IntStream.range(0, PAIRS).toArray();

  /** Of every four pairs one has the lift 4, one 0.5, and two are said by nobody else. */
  private static double[][] rows() {
    double[][] rows = new double[PAIRS][Feature.count()];
    for (int i = 0; i < PAIRS; i++) {
      rows[i][Feature.SAID_NEXT.ordinal()] = i % 4 == 0 ? 4 : i % 4 == 1 ? 0.5 : Feature.ABSENT;
    }
    return rows;
  }

  private static double[] probabilities(double lifted, double slightly, double others) {
    double[] p = new double[PAIRS];
    Arrays.setAll(p, i -> i % 4 == 0 ? lifted : i % 4 == 1 ? slightly : others);
    return p;
  }

  @Test
  void whatManySayAgainSpeaksForARephrase() {
    Lifts lifts = Lifts.of(rows(), probabilities(0.8, 0.1, 0.1), ALL);
    assertThat(lifts.of(rows()[0])).isGreaterThan(1);
    assertThat(lifts.of(rows()[1])).isZero();
  }

  @Test
  void whatManyAskNextSpeaksForNothing() {
    Lifts lifts = Lifts.of(rows(), probabilities(0.05, 0.1, 0.4), ALL);
    assertThat(lifts.of(rows()[0])).isZero();
  }

  @Test
  void whatNobodyElseSaidIsLeftAlone() {
    Lifts lifts = Lifts.of(rows(), probabilities(0.9, 0.8, 0.1), ALL);
    assertThat(lifts.of(rows()[2])).isZero();
  }

  @Test
  void moreLiftNeverSpeaksLess() {
    Lifts lifts = Lifts.of(rows(), probabilities(0.3, 0.9, 0.1), ALL);
    assertThat(lifts.of(rows()[0])).isGreaterThanOrEqualTo(lifts.of(rows()[1]));
    assertThat(lifts.logOdds()).isSorted();
  }

  @Test
  void fewPairsTellNothing() {
    int[] few = IntStream.range(0, 40).toArray();
    assertThat(Lifts.of(rows(), probabilities(0.9, 0.9, 0.1), few)).isEqualTo(Lifts.NONE);
  }
}
