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

  /** 1e12 to 1: leaks that plain elimination loses, alone, in pairs, and in rings. */
  @Test
  void chainsThatHardlyLeakHaveFullRelativeAccuracy() {
    Random random = new Random(12);
    for (int trial = 0; trial < 500; trial++) {
      ExactChain exact = ExactChain.leaking(random, 2 + random.nextInt(6));
      double[][] c = exact.lasts();
      ChainSolver dense = new ChainSolver(exact.chain(), Chains.DENSE);
      ChainSolver sparse = new ChainSolver(exact.chain(), Chains.SPARSE);
      for (int s = 0; s < exact.size(); s++) {
        agree(trial, dense.solveFrom(s), c[s]);
        agree(trial, sparse.solveFrom(s), c[s]);
        bracket(Chains.solve(exact.chain(), coarse(Method.PUSH), s), c[s]);
      }
    }
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
          bracket(Chains.solve(exact.chain(), sweeping(), s), c[s]);
          bracket(Chains.solve(exact.chain(), coarse(Method.BOUNDED_DEPTH), s), c[s]);
        }
      }
    }
  }

  private static ChainSolver.Options sweeping() {
    return Chains.PUSH.withLarge(Method.PUSH, 1e-13, 5_000, 1);
  }

  private static ChainSolver.Options coarse(Method method) {
    return Chains.PUSH.withLarge(method, 0.01, 1_000, 20);
  }

  /** A walk rounds towards the safe side: its bounds need no tolerance but the last digit's. */
  private static void bracket(Ending ending, double[] exact) {
    double success = 0;
    for (int t = 0; t < exact.length; t++) {
      Interval bounds = ending.endsInBounds(t);
      assertThat(bounds.lower()).isLessThanOrEqualTo(Math.nextUp(exact[t]));
      assertThat(bounds.upper()).isGreaterThanOrEqualTo(Math.nextDown(exact[t]));
      success += exact[t];
    }
    assertThat(ending.successBounds().lower()).isLessThanOrEqualTo(success + 1e-15);
    assertThat(ending.successBounds().upper()).isGreaterThanOrEqualTo(success - 1e-15);
    assertThat(ending.success() + ending.failure() + ending.residual())
        .isBetween(1 - 1e-15, 1 + 1e-12);
  }
}
