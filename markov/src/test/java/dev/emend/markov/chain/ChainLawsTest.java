package dev.emend.markov.chain;

import static dev.emend.markov.chain.Chains.solve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of every chain. */
class ChainLawsTest {
  private static final double TINY = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 120, 700})
  void lastStatesAddUpToSuccess(int n) {
    Chain chain = Chains.random(new Random(n), n);
    for (ChainSolver.Options options : List.of(Chains.DENSE, Chains.SPARSE, Chains.PUSH)) {
      Ending ending = solve(chain, options, n / 2);
      double sum = ending.lasts().stream().mapToDouble(Ending.Last::probability).sum();
      assertThat(sum).isCloseTo(ending.success(), within(TINY));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 120, 700})
  void denseAndSparseAgree(int n) {
    Chain chain = Chains.random(new Random(-n), n);
    ChainSolver dense = new ChainSolver(chain, Chains.DENSE);
    ChainSolver sparse = new ChainSolver(chain, Chains.SPARSE);
    for (int s = 0; s < n; s += 1 + n / 10) {
      same((Ending) dense.solveFrom(s), (Ending) sparse.solveFrom(s), TINY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 17, 120})
  void selfLoopsDoNotMatter(int n) {
    Chain chain = Chains.random(new Random(n + 5), n);
    for (int s = 0; s < n; s += 1 + n / 10) {
      Ending with = solve(chain, Chains.DENSE, s);
      same(with, solve(chain.withoutSelfLoops(), Chains.DENSE, s), TINY);
      // Bounded depth on the chain as it is, loops and all, is no part of the solver's front.
      Walk walk = new Walk(chain);
      walk.steps(s, 1e-15, 10_000);
      for (Ending.Last last : with.lasts()) {
        double walked = walk.visits(last.state()) * chain.success(last.state());
        assertThat(walked).isCloseTo(last.probability(), within(TINY));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 17, 120})
  void namesOfStatesDoNotMatter(int n) {
    Random random = new Random(n + 9);
    Chain chain = Chains.random(random, n);
    List<Integer> names = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(names, random);
    int[] name = names.stream().mapToInt(Integer::intValue).toArray();
    Chain renamed = Chains.renamed(chain, name);
    for (ChainSolver.Options options : List.of(Chains.DENSE, Chains.SPARSE)) {
      Ending first = solve(chain, options, 0);
      Ending second = solve(renamed, options, name[0]);
      for (Ending.Last last : first.lasts()) {
        assertThat(second.endsIn(name[last.state()])).isCloseTo(last.probability(), within(TINY));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 17, 700})
  void walksBracketWhatDirectMethodsFind(int n) {
    Chain chain = Chains.random(new Random(n + 1), n);
    for (double epsilon : new double[] {0.1, 1e-3, 1e-6}) {
      for (Method method : List.of(Method.PUSH, Method.BOUNDED_DEPTH)) {
        Ending walked = solve(chain, Chains.PUSH.withLarge(method, epsilon, 1 << 20, 1_000), 1);
        Ending exact = solve(chain, Chains.DENSE, 1);
        assertThat(walked.residual()).isPositive();
        assertThat(exact.success())
            .isBetween(walked.success() - TINY, walked.success() + walked.residual() + TINY);
        for (Ending.Last last : exact.lasts()) {
          double walkedLast = walked.endsIn(last.state());
          assertThat(last.probability())
              .isBetween(walkedLast - TINY, walkedLast + walked.residual() + TINY);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 120})
  void aSolverAnswersTheSameWhateverItWasAskedBefore(int n) {
    Chain chain = Chains.random(new Random(n + 2), n);
    for (ChainSolver.Options options :
        List.of(Chains.DENSE, Chains.SPARSE, Chains.PUSH, Chains.DEPTH)) {
      ChainSolver used = new ChainSolver(chain, options);
      for (int s = n - 1; s >= 0; s--) {
        assertThat(used.solveFrom(s)).isEqualTo(new ChainSolver(chain, options).solveFrom(s));
      }
    }
  }

  /** Past the edges of its component a walk is no longer local, and sweeps. */
  @ParameterizedTest
  @ValueSource(ints = {2, 17, 120, 700})
  void sweepsGoOnUntilNextToNothingIsOpen(int n) {
    Chain chain = Chains.random(new Random(n + 3), n);
    for (int s = 0; s < n; s += 1 + n / 5) {
      Ending swept = solve(chain, Chains.PUSH.withLarge(Method.PUSH, 1e-13, 1 << 24, 1), s);
      assertThat(swept.residual()).isLessThan(1e-12);
      same(solve(chain, Chains.DENSE, s), swept, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 300})
  void whatElseIsInAChainDoesNotChangeABit(int n) {
    Chain random = Chains.random(new Random(n + 4), n);
    // What is copied is normalised once more.
    Chain alone = Chains.renamed(random, IntStream.range(0, n).toArray());
    ChainBuilder builder = Chain.builder(2 * n + 3);
    Chains.copy(random, i -> 2 * i + 1, builder);
    Chains.copy(random, i -> 2 * i, builder);
    builder.edge(2 * n, 2 * n + 1, 1).success(2 * n, 1);
    for (ChainSolver.Options options :
        List.of(Chains.DENSE, Chains.SPARSE, Chains.PUSH, Chains.DEPTH)) {
      ChainSolver solver = new ChainSolver(builder.build(), options);
      Ending expected = solve(alone, options, 1);
      Ending among = (Ending) solver.solveFrom(3);
      assertThat(among.success()).isEqualTo(expected.success());
      assertThat(among.residual()).isEqualTo(expected.residual());
      for (Ending.Last last : expected.lasts()) {
        assertThat(among.endsIn(2 * last.state() + 1)).isEqualTo(last.probability());
      }
    }
  }

  private static void same(Ending a, Ending b, double tolerance) {
    assertThat(a.success()).isCloseTo(b.success(), within(tolerance));
    assertThat(a.failure()).isCloseTo(b.failure(), within(tolerance));
    assertThat(a.lasts()).hasSameSizeAs(b.lasts());
    for (Ending.Last last : a.lasts()) {
      assertThat(b.endsIn(last.state())).isCloseTo(last.probability(), within(tolerance));
    }
  }
}
