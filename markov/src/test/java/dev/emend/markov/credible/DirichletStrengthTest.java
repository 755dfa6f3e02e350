package dev.emend.markov.credible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.emend.markov.credible.DirichletStrength.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirichletStrengthTest {
  @Test
  void twoCellsAreBetaBinomial() {
    // B(2·0.25 + 3, 2·0.75 + 1) ÷ B(0.5, 1.5), B(0.5, 1.5) = π ÷ 2, B(3.5, 2.5) = 3π ÷ 256.
    Row row = new Row(new double[] {0.25, 0.75}, new double[] {3, 1});
    assertThat(DirichletStrength.logLikelihood(row, 2))
        .isCloseTo(Math.log(3.0 / 128), within(1e-12));
  }

  @Test
  void theOrderOfCellsDoesNotMatter() {
    Row row = new Row(new double[] {0.2, 0.5, 0.3}, new double[] {4, 0, 2});
    Row turned = new Row(new double[] {0.3, 0.2, 0.5}, new double[] {2, 4, 0});
    assertThat(DirichletStrength.logLikelihood(row, 3))
        .isCloseTo(DirichletStrength.logLikelihood(turned, 3), within(1e-12));
  }

  @Test
  void priorsThatForetellTheCountsAreWorthMuch() {
    assertThat(DirichletStrength.fit(rows(true))).isEqualTo(8);
  }

  @Test
  void priorsThatForetellNothingAreWorthLittle() {
    assertThat(DirichletStrength.fit(rows(false))).isLessThanOrEqualTo(0.5);
  }

  @Test
  void withoutRowsThePriorIsWorthTheLeast() {
    assertThat(DirichletStrength.fit(List.of())).isEqualTo(0.25);
  }

  @Test
  void rowsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> new Row(new double[2], new double[3]))
        .hasMessage("Invalid row: 2 proportions, 3 counts (must be as many)");
  }

  /** Each row falls into one of three cells nearly always; the prior knows which, or does not. */
  private static List<Row> rows(boolean told) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int cell = random.nextInt(3);
      double[] counts = new double[3];
      for (int t = 0; t < 10; t++) {
        counts[random.nextInt(10) == 0 ? random.nextInt(3) : cell]++;
      }
      double[] prior = {0.05, 0.05, 0.05};
      prior[told ? cell : random.nextInt(3)] = 0.9;
      rows.add(new Row(prior, counts));
    }
    return rows;
  }
}
