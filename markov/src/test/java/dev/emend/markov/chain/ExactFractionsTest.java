package dev.emend.markov.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand random chains against exact fractions. */
class ExactFractionsTest {
  private static final double RELATIVE = 1e-13;

  @Test
  void everyLastStateHasFullRelativeAccuracy() {
    Random random = new Random(20260101);
    int solved = 0;
    int refused = 0;
    for (int trial = 0; trial < 10_000; trial++) {
      ExactChain exact = ExactChain.random(random, 1 + random.nextInt(7));
      double[][] c = exact.lasts();
      boolean[] lost = exact.lost();
      ChainSolver dense = new ChainSolver(exact.chain(), Chains.DENSE);
      ChainSolver sparse = new ChainSolver(exact.chain(), Chains.SPARSE);
      for (int s = 0; s < exact.size(); s++) {
        if (lost[s]) {
          assertThat(dense.solveFrom(s)).isInstanceOf(Unsolvable.class);
          refused++;
        } else {
          agree(trial, dense.solveFrom(s), c[s]);
          agree(trial, sparse.solveFrom(s), c[s]);
          solved++;
        }
      }
    }
    assertThat(solved).isGreaterThan(20_000);
    assertThat(refused).isGreaterThan(1_000);
  }

  private static void agree(int trial, Solution solution, double[] expected) {
    Ending ending = (Ending) solution;
    double sum = 0;
    for (int t = 0; t < expected.length; t++) {
      double actual = ending.endsIn(t);
      sum += expected[t];
      if (!(Math.abs(actual - expected[t]) <= RELATIVE * expected[t])) {
        throw new AssertionError(
            "Chain %d: C(%d,%d) is %s, exactly %s"
                .formatted(trial, ending.source(), t, actual, expected[t]));
      }
    }
    assertThat(ending.success()).isBetween(sum - 1e-13, sum + 1e-13);
    assertThat(ending.success() + ending.failure()).isBetween(1 - 1e-13, 1 + 1e-13);
  }

  @Test
  void walksBracketTheExactValue() {
    Random random = new Random(42);
    for (int trial = 0; trial < 1_000; trial++) {
      ExactChain exact = ExactChain.random(random, 1 + random.nextInt(7));
      double[][] c = exact.lasts();
      boolean[] lost = exact.lost();
      for (int s = 0; s < exact.size(); s++) {
        if (!lost[s]) {
          bracket(Chains.solve(exact.chain(), coarse(Method.PUSH), s), c[s]);
          bracket(Chains.solve(exact.chain(), coarse(Method.BOUNDED_DEPTH), s), c[s]);
        }
      }
    }
  }

  private static ChainSolver.Options coarse(Method method) {
    return Chains.PUSH.withLarge(method, 0.01, 1_000, 20);
  }

  private static void bracket(Ending ending, double[] exact) {
    for (int t = 0; t < exact.length; t++) {
      assertThat(ending.endsIn(t))
          .isBetween(exact[t] - ending.residual() - 1e-12, exact[t] * (1 + 1e-12));
    }
    assertThat(ending.success() + ending.failure() + ending.residual())
        .isBetween(1 - 1e-12, 1 + 1e-12);
  }
}
