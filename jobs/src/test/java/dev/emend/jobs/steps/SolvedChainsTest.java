package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.rows.CheckResult;
import dev.emend.markov.chain.Method;
import dev.emend.markov.rewrite.Mined;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolvedChainsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  @Test
  void methodsAddUpOverLocalesAndTheLargestResidualCounts() {
    SolvedChains chains =
        SolvedChains.of(
            List.of(
                solved(Map.of(Method.DIRECT_DENSE, 1_200), 0),
                solved(Map.of(Method.DIRECT_DENSE, 34, Method.PUSH, 5), 2.5e-8)));

    assertThat(chains.counts())
        .isEqualTo(
            Map.of("solved by dense elimination", 1_234L, "solved by push", 5L, "unsolved", 0L));
    CheckResult check = chains.check(NIGHT);
    assertThat(check.status()).isEqualTo(CheckResult.Status.PASSED);
    assertThat(check.value()).isEqualTo(2.5e-8);
    assertThat(check.sentence())
        .isEqualTo(
            "Solved 1,234 by dense elimination, 5 by push; at most 2.5e-08 of a source's"
                + " probability is left open.");
  }

  @Test
  void exactSolutionsLeaveNothingOpen() {
    SolvedChains chains = SolvedChains.of(List.of(solved(Map.of(Method.DIRECT_SPARSE, 7), 0)));

    assertThat(chains.check(NIGHT).sentence())
        .isEqualTo("Solved 7 by sparse elimination; nothing is left open.");
  }

  @Test
  void unsolvedSourcesAreCountedNamedAndWarnedOf() {
    SolvedChains chains =
        SolvedChains.of(
            List.of(
                solved(Map.of(Method.DIRECT_DENSE, 2), 0, "'b': never ends"),
                solved(Map.of(), 0, "'a': never ends", "'d': x", "'c': x")));

    assertThat(chains.counts()).containsEntry("unsolved", 4L);
    CheckResult check = chains.check(NIGHT);
    assertThat(check.status()).isEqualTo(CheckResult.Status.WARNED);
    assertThat(check.sentence())
        .endsWith("4 sources are unsolved, among them 'a': never ends; 'b': never ends; 'c': x");
  }

  @Test
  void nothingToSolveIsSaid() {
    assertThat(SolvedChains.of(List.of()).check(NIGHT).sentence()).isEqualTo("No source to solve.");
  }

  private static Mined.Solved solved(
      Map<Method, Integer> sources, double residual, String... unsolved) {
    return new Mined.Solved(10, 10, 1, 10, sources, residual, List.of(unsolved));
  }
}
