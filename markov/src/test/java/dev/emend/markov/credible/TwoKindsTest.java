package dev.emend.markov.credible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoKindsTest {
  @Test
  void theKindsThatTalliesWereDrawnFromAreRecovered() {
    TwoKinds kinds = TwoKinds.fit(drawn(1_500, 0.3, new Beta(3, 7), new Beta(18, 2), 12));
    assertThat(kinds.fitted()).isTrue();
    assertThat(kinds.share()).isCloseTo(0.3, within(0.05));
    assertThat(kinds.failing().mean()).isCloseTo(0.3, within(0.05));
    assertThat(kinds.working().mean()).isCloseTo(0.9, within(0.03));
  }

  @Test
  void whatMostlyFailsIsToldFromWhatMostlyWorks() {
    TwoKinds kinds = TwoKinds.fit(drawn(1_500, 0.3, new Beta(3, 7), new Beta(18, 2), 12));
    assertThat(kinds.probabilityFailing(new Tally(2, 10))).isGreaterThan(0.99);
    assertThat(kinds.probabilityFailing(new Tally(11, 1))).isLessThan(0.05);
    assertThat(kinds.probabilityFailing(new Tally(0, 0))).isCloseTo(kinds.share(), within(1e-12));
  }

  @Test
  void whereAllAreOfOneKindNothingSurelyFails() {
    List<Tally> tallies = drawn(1_500, 0, new Beta(1, 1), new Beta(13, 7), 12);
    TwoKinds kinds = TwoKinds.fit(tallies);
    assertThat(tallies)
        .allSatisfy(tally -> assertThat(kinds.probabilityFailing(tally)).isLessThan(0.99));
  }

  @Test
  void talliesTellTheKindsApartWhereThereAreTwo() {
    TwoKinds two = TwoKinds.fit(drawn(1_500, 0.3, new Beta(3, 27), new Beta(28, 2), 40));
    assertThat(two.certainty()).isGreaterThan(0.9);
    assertThat(believed(two, new Tally(3, 20))).isLessThan(0.1);
    assertThat(believed(two, new Tally(20, 1))).isGreaterThan(0.99);
  }

  @Test
  void whereThereIsOneKindAllSuccessIsBelieved() {
    TwoKinds one = TwoKinds.fit(drawn(1_500, 0, new Beta(1, 1), new Beta(13, 7), 12));
    assertThat(one.certainty()).isLessThan(0.1);
    assertThat(believed(one, new Tally(2, 8))).isGreaterThan(0.9);
    assertThat(believed(TwoKinds.fit(List.of()), new Tally(0, 9))).isEqualTo(1);
  }

  @Test
  void moreFailuresMakeItSurer() {
    TwoKinds kinds = TwoKinds.fit(drawn(500, 0.4, new Beta(3, 7), new Beta(18, 2), 12));
    double before = 0;
    for (int failures = 0; failures <= 8; failures++) {
      double now = kinds.probabilityFailing(new Tally(1, failures));
      assertThat(now).isGreaterThan(before);
      before = now;
    }
  }

  @Test
  void fewTalliesAreJudgedByGeneralKnowledge() {
    TwoKinds kinds = TwoKinds.fit(List.of(new Tally(1, 4), new Tally(9, 0)));
    assertThat(kinds.fitted()).isFalse();
    assertThat(kinds.probabilityFailing(new Tally(0, 12))).isGreaterThan(0.99);
    assertThat(kinds.probabilityFailing(new Tally(9, 0))).isLessThan(0.01);
  }

  @Test
  void theOrderOfTheTalliesChangesNotABit() {
    List<Tally> tallies = drawn(5_000, 0.3, new Beta(3, 7), new Beta(18, 2), 6);
    List<Tally> shuffled = new ArrayList<>(tallies);
    Collections.shuffle(shuffled, new Random(5));
    assertThat(TwoKinds.fit(shuffled)).isEqualTo(TwoKinds.fit(tallies));
  }

  private static double believed(TwoKinds kinds, Tally tally) {
    return kinds.believed(kinds.probabilityFailing(tally));
  }

  private static List<Tally> drawn(
      int number, double share, Beta failing, Beta working, int mostTrials) {
    Random random = new Random(42);
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      double chance = chance(random.nextDouble() < share ? failing : working, random);
      int trials = 1 + random.nextInt(mostTrials);
      int successes = 0;
      for (int t = 0; t < trials; t++) {
        successes += random.nextDouble() < chance ? 1 : 0;
      }
      tallies.add(new Tally(successes, trials - successes));
    }
    return tallies;
  }

  /** By the order statistics of uniform numbers: the α-th smallest of α + β − 1. */
  private static double chance(Beta beta, Random random) {
    int rank = (int) beta.alpha();
    int all = (int) (beta.alpha() + beta.beta()) - 1;
    return random.doubles(all).sorted().skip(rank - 1L).findFirst().orElseThrow();
  }
}
