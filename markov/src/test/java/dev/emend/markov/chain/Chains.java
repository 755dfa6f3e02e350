package dev.emend.markov.chain;

import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/** Chains that tests share, and ways to solve them. */
final class Chains {
  static final ChainSolver.Options DENSE =
      ChainSolver.Options.DEFAULT.withDirect(5_000, 5_000, Long.MAX_VALUE);
  static final ChainSolver.Options SPARSE =
      ChainSolver.Options.DEFAULT.withDirect(0, 1_000_000, Long.MAX_VALUE);
  static final ChainSolver.Options PUSH = ChainSolver.Options.DEFAULT.withDirect(0, 0, 0);
  static final ChainSolver.Options DEPTH =
      PUSH.withLarge(Method.BOUNDED_DEPTH, 1e-9, 1_000_000, 500);

  private Chains() {}

  static Ending solve(Chain chain, ChainSolver.Options options, int source) {
    return (Ending) new ChainSolver(chain, options).solveFrom(source);
  }

  /** A connected chain of about three edges a state, with self-loops, that ends everywhere. */
  static Chain random(RandomGenerator random, int n) {
    ChainBuilder builder = Chain.builder(n);
    for (int i = 0; i < n; i++) {
      builder.edge(i, (i + 1) % n, 0.1 + random.nextDouble());
      builder.edge(i, i, random.nextDouble());
      builder.edge(i, random.nextInt(n), random.nextDouble());
      builder.edge(i, random.nextInt(n), random.nextDouble());
      builder.success(i, random.nextDouble() * random.nextDouble());
      builder.failure(i, 0.01 + 0.2 * random.nextDouble());
    }
    return builder.build();
  }

  /** The same chain with state i renamed to {@code name[i]}. */
  static Chain renamed(Chain chain, int[] name) {
    ChainBuilder builder = Chain.builder(chain.size());
    copy(chain, i -> name[i], builder);
    return builder.build();
  }

  /** Puts a chain with its states renamed into a builder. */
  static void copy(Chain chain, IntUnaryOperator name, ChainBuilder to) {
    for (int i = 0; i < chain.size(); i++) {
      int from = name.applyAsInt(i);
      for (int j = 0; j < chain.size(); j++) {
        to.edge(from, name.applyAsInt(j), chain.probability(i, j));
      }
      to.success(from, chain.success(i)).failure(from, chain.failure(i));
    }
  }

  /**
   * haddad-monmege of the Quantitative Verification Benchmark Set: from the middle one goes right
   * with p and left otherwise; from anywhere else on by ½ and back to the middle by ½. The ends, n
   * − 1 further steps away, absorb; p is the chance to end on the right.
   */
  static Chain haddadMonmege(int n, double p) {
    int middle = n - 1;
    ChainBuilder builder = Chain.builder(2 * n - 1);
    builder.edge(middle, middle + 1, p).edge(middle, middle - 1, 1 - p);
    for (int step = 1; step < n; step++) {
      builder.edge(middle + step, middle, 0.5).edge(middle - step, middle, 0.5);
      if (step < n - 1) {
        builder.edge(middle + step, middle + step + 1, 0.5);
        builder.edge(middle - step, middle - step - 1, 0.5);
      }
    }
    return builder.success(2 * n - 2, 0.5).failure(0, 0.5).build();
  }
}
