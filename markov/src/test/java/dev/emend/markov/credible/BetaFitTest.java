package dev.emend.markov.credible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaFitTest {
  private record Drawn(List<Double> chances, List<Tally> tallies) {}

  /** Chances drawn from a Beta, and tallies of 1 to {@code most} trials of each. */
  private static Drawn draw(Beta truth, int groups, int most, long seed) {
    Random random = new Random(seed);
    Drawn drawn = new Drawn(new ArrayList<>(), new ArrayList<>());
    for (int group = 0; group < groups; group++) {
      double chance = truth.quantile(1e-9 + (1 - 2e-9) * random.nextDouble());
      int trials = 1 + random.nextInt(most);
      int successes = 0;
      for (int trial = 0; trial < trials; trial++) {
        successes += random.nextDouble() < chance ? 1 : 0;
      }
      drawn.chances().add(chance);
      drawn.tallies().add(new Tally(successes, trials - successes));
    }
    return drawn;
  }

  @ParameterizedTest
  @CsvSource({"2, 3, 20", "0.4, 0.2, 12", "30, 5, 60", "0.5, 6, 8", "1, 1, 3"})
  void knownParametersAreRecovered(double alpha, double beta, int most) {
    BetaFit fit =
        BetaFit.fit(
            draw(new Beta(alpha, beta), 20_000, most, 3).tallies(), BetaFit.Options.DEFAULT);
    assertThat(fit.origin()).isEqualTo(BetaFit.Origin.LIKELIHOOD);
    assertThat(fit.prior().alpha()).isCloseTo(alpha, Percentage.withPercentage(8));
    assertThat(fit.prior().beta()).isCloseTo(beta, Percentage.withPercentage(8));
  }

  @Test
  void posteriorBoundsCoverTheTruthAsOftenAsTheyClaim() {
    Drawn drawn = draw(new Beta(1.5, 1), 20_000, 6, 4);
    Beta prior = BetaFit.fit(drawn.tallies(), BetaFit.Options.DEFAULT).prior();
    int covered = 0;
    for (int i = 0; i < drawn.chances().size(); i++) {
      double bound = prior.after(drawn.tallies().get(i)).lowerBound(0.9);
      covered += drawn.chances().get(i) > bound ? 1 : 0;
    }
    assertThat(covered / 20_000.0).isCloseTo(0.9, within(0.01));
  }

  @Test
  void fitIsTheTopOfTheLikelihood() {
    List<Tally> tallies = new ArrayList<>(draw(new Beta(2, 5), 500, 9, 5).tallies());
    tallies.replaceAll(t -> new Tally(t.successes() * 0.7 + 0.01, t.failures() * 0.9));
    Beta top = BetaFit.fit(tallies, BetaFit.Options.DEFAULT).prior();
    BetaLikelihood likelihood = new BetaLikelihood(tallies);
    for (double by : new double[] {0.99, 1.01}) {
      assertThat(likelihood.at(new Beta(top.alpha() * by, top.beta())))
          .isLessThan(likelihood.at(top));
      assertThat(likelihood.at(new Beta(top.alpha(), top.beta() * by)))
          .isLessThan(likelihood.at(top));
    }
  }

  @Test
  void orderOfTalliesDoesNotChangeABit() {
    List<Tally> tallies = new ArrayList<>(draw(new Beta(2, 5), 500, 9, 6).tallies());
    tallies.replaceAll(t -> new Tally(t.successes() / 3, t.failures() / 7));
    BetaFit fit = BetaFit.fit(tallies, BetaFit.Options.DEFAULT);
    for (int order = 0; order < 5; order++) {
      Collections.shuffle(tallies, new Random(order));
      assertThat(BetaFit.fit(tallies, BetaFit.Options.DEFAULT)).isEqualTo(fit);
    }
  }

  @Test
  void fewGroupsFallBackToThePooledMean() {
    BetaFit fit = BetaFit.fit(List.of(new Tally(3, 1), new Tally(2, 1.5)), BetaFit.Options.DEFAULT);
    assertThat(fit.origin()).isEqualTo(BetaFit.Origin.POOLED);
    assertThat(fit.informative()).isEqualTo(2);
    assertThat(fit.prior().mean()).isCloseTo(5.5 / 8.5, within(1e-12));
    assertThat(fit.prior().alpha() + fit.prior().beta()).isCloseTo(2, within(1e-12));
  }

  @Test
  void nothingAtAllGivesTheUniformPrior() {
    BetaFit fit = BetaFit.fit(List.of(new Tally(0, 0)), BetaFit.Options.DEFAULT);
    assertThat(fit.prior()).isEqualTo(Beta.UNIFORM);
  }

  @Test
  void groupsSeenOnceTellNothingOfTheStrength() {
    List<Tally> once = new ArrayList<>(Collections.nCopies(700, new Tally(1, 0)));
    once.addAll(Collections.nCopies(300, new Tally(0, 1)));
    BetaFit fit = BetaFit.fit(once, BetaFit.Options.DEFAULT);
    assertThat(fit.origin()).isEqualTo(BetaFit.Origin.POOLED);
    assertThat(fit.prior().mean()).isCloseTo(0.7, within(0.001));
  }

  @Test
  void equalRatesStopAtTheMostStrength() {
    BetaFit fit = BetaFit.fit(Collections.nCopies(50, new Tally(5, 5)), BetaFit.Options.DEFAULT);
    assertThat(fit.origin()).isEqualTo(BetaFit.Origin.BOUND);
    assertThat(fit.prior().alpha() + fit.prior().beta()).isCloseTo(1_000, within(1e-9));
    assertThat(fit.prior().mean()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void allOrNothingRatesStopAtTheLeastStrength() {
    List<Tally> tallies = new ArrayList<>(Collections.nCopies(100, new Tally(500, 0)));
    tallies.addAll(Collections.nCopies(100, new Tally(0, 500)));
    BetaFit fit = BetaFit.fit(tallies, BetaFit.Options.DEFAULT);
    assertThat(fit.origin()).isEqualTo(BetaFit.Origin.BOUND);
    assertThat(fit.prior().alpha() + fit.prior().beta()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void onlyFailuresLeaveAChance() {
    BetaFit fit = BetaFit.fit(Collections.nCopies(60, new Tally(0, 8)), BetaFit.Options.DEFAULT);
    assertThat(fit.prior().mean()).isBetween(0.005, 0.02);
  }

  @Test
  void badOptionsAreRefusedWithTheirValue() {
    assertThatThrownBy(() -> new BetaFit.Options(0, 2, 1, 3)).hasMessageContaining("fewest: 0");
    assertThatThrownBy(() -> new BetaFit.Options(1, 2, 3, 4)).hasMessageContaining("least 3.0");
  }
}
