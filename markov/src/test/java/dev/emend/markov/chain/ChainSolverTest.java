package dev.emend.markov.chain;

import static dev.emend.markov.chain.Chains.solve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closed forms, and the traps that other solvers fall into. */
class ChainSolverTest {
  private static final Percentage FULL_ACCURACY = Percentage.withPercentage(1e-11);

  static Stream<ChainSolver.Options> direct() {
    return Stream.of(Chains.DENSE, Chains.SPARSE);
  }

  static Stream<ChainSolver.Options> walking() {
    return Stream.of(Chains.PUSH, Chains.DEPTH);
  }

  @ParameterizedTest
  @MethodSource("direct")
  void haddadMonmegeEndsOnTheRightInSevenOfTenCases(ChainSolver.Options options) {
    Chain chain = Chains.haddadMonmege(100, 0.7);
    Ending ending = solve(chain, options, 99);
    assertThat(chain.size() + 2).isEqualTo(201);
    assertThat(ending.success()).isCloseTo(0.7, FULL_ACCURACY);
    assertThat(ending.failure()).isCloseTo(0.3, FULL_ACCURACY);
    assertThat(ending.residual()).isZero();
  }

  @ParameterizedTest
  @MethodSource("walking")
  void walkingThroughHaddadMonmegeAdmitsWhatItDoesNotKnow(ChainSolver.Options options) {
    Ending ending = solve(Chains.haddadMonmege(100, 0.7), options, 99);
    assertThat(ending.residual()).isGreaterThan(0.9);
    assertThat(ending.success()).isLessThanOrEqualTo(0.7);
    assertThat(ending.success() + ending.residual()).isGreaterThanOrEqualTo(0.7);
  }

  @ParameterizedTest
  @MethodSource("direct")
  void gamblersRuinHasItsClosedForm(ChainSolver.Options options) {
    int goal = 40;
    double up = 0.45;
    ChainBuilder builder = Chain.builder(goal - 1);
    for (int i = 0; i < goal - 1; i++) {
      if (i + 1 < goal - 1) {
        builder.edge(i, i + 1, up);
      }
      if (i > 0) {
        builder.edge(i, i - 1, 1 - up);
      }
    }
    Chain chain = builder.success(goal - 2, up).failure(0, 1 - up).build();
    double odds = (1 - up) / up;
    for (int i = 0; i < goal - 1; i++) {
      double expected = (StrictMath.pow(odds, i + 1) - 1) / (StrictMath.pow(odds, goal) - 1);
      assertThat(solve(chain, options, i).success()).isCloseTo(expected, FULL_ACCURACY);
    }
  }

  @ParameterizedTest
  @MethodSource("direct")
  void crowdsObserversGuessTheInitiatorAsOftenAsTheFormulaSays(ChainSolver.Options options) {
    int members = 20;
    int collaborators = 4;
    double forward = 0.8;
    int honest = members - collaborators;
    // State 0: the initiator first sends; 1 … honest: a member holds the message, 1 the initiator.
    ChainBuilder builder = Chain.builder(honest + 1);
    for (int holder = 0; holder <= honest; holder++) {
      double sends = holder == 0 ? 1 : forward;
      for (int to = 1; to <= honest; to++) {
        builder.edge(holder, to, sends / members);
      }
      double observed = sends * collaborators / members;
      if (holder <= 1) {
        builder.success(holder, observed).failure(holder, 1 - sends);
      } else {
        builder.failure(holder, observed + 1 - sends);
      }
    }
    double everObserved = collaborators / (members - forward * honest);
    double rightly = 1 - forward * (honest - 1) / members;
    assertThat(solve(builder.build(), options, 0).success())
        .isCloseTo(everObserved * rightly, FULL_ACCURACY);
  }

  @ParameterizedTest
  @MethodSource("direct")
  void knuthAndYaoThrowAFairDieWithCoins(ChainSolver.Options options) {
    int[][] coin = {{1, 2}, {3, 4}, {5, 6}, {1, 7}, {8, 9}, {10, 11}, {2, 12}};
    ChainBuilder builder = Chain.builder(13);
    for (int state = 0; state < coin.length; state++) {
      builder.edge(state, coin[state][0], 1).edge(state, coin[state][1], 1);
    }
    for (int face = 7; face <= 12; face++) {
      builder.success(face, 1);
    }
    Ending ending = solve(builder.build(), options, 0);
    assertThat(ending.lasts()).hasSize(6);
    assertThat(ending.lasts())
        .allSatisfy(last -> assertThat(last.probability()).isCloseTo(1 / 6.0, FULL_ACCURACY));
  }

  @ParameterizedTest
  @MethodSource("direct")
  void leaksOfOneInATrillionKeepFullAccuracy(ChainSolver.Options options) {
    // A ring of 50 states that leaks only at two of them: 3e-12 to success, 1e-12 to failure.
    ChainBuilder builder = Chain.builder(50);
    for (int i = 0; i < 50; i++) {
      builder.edge(i, (i + 1) % 50, 1).edge(i, (i + 49) % 50, 1);
    }
    Chain chain = builder.success(10, 3e-12).failure(10, 1e-12).build();
    Ending ending = solve(chain, options, 37);
    assertThat(ending.success()).isCloseTo(0.75, FULL_ACCURACY);
    assertThat(ending.failure()).isCloseTo(0.25, FULL_ACCURACY);
    assertThat(ending.endsIn(10)).isCloseTo(0.75, FULL_ACCURACY);
  }

  @ParameterizedTest
  @MethodSource("direct")
  void periodicChainsAreNoSpecialCase(ChainSolver.Options options) {
    Chain chain = Chain.builder(2).edge(0, 1, 1).edge(1, 0, 3).success(1, 1).build();
    assertThat(solve(chain, options, 0).success()).isCloseTo(1, FULL_ACCURACY);
    assertThat(solve(chain, options, 0).endsIn(1)).isCloseTo(1, FULL_ACCURACY);
    assertThat(solve(chain, options, 0).endsIn(0)).isZero();
  }

  @ParameterizedTest
  @MethodSource("direct")
  void disconnectedPartsDoNotTouchEachOther(ChainSolver.Options options) {
    ChainBuilder builder = Chain.builder(400);
    for (int pair = 0; pair < 200; pair++) {
      builder.edge(pair, 399 - pair, 1).success(399 - pair, pair).failure(399 - pair, 200 - pair);
    }
    ChainSolver solver = new ChainSolver(builder.build(), options);
    assertThat(solver.components().count()).isEqualTo(200);
    for (int pair = 0; pair < 200; pair++) {
      Ending ending = (Ending) solver.solveFrom(pair);
      assertThat(ending.success()).isEqualTo(pair / 200.0);
      assertThat(ending.lasts()).hasSize(pair == 0 ? 0 : 1);
    }
  }

  @Test
  void lastsComeByProbabilityThenByState() {
    Chain chain =
        Chain.builder(5)
            .edge(0, 4, 2)
            .edge(0, 2, 1)
            .edge(0, 3, 2)
            .success(0, 1)
            .success(2, 1)
            .success(3, 1)
            .success(4, 1)
            .success(1, 1)
            .build();
    assertThat(solve(chain, ChainSolver.Options.DEFAULT, 0).lasts())
        .extracting(Ending.Last::state)
        .containsExactly(3, 4, 0, 2);
  }

  @Test
  void whoReachesADeadEndIsToldWhich() {
    Chain chain =
        Chain.builder(6)
            .edge(0, 1, 1)
            .success(0, 1)
            .edge(1, 1, 1)
            .edge(2, 0, 1)
            .success(3, 1)
            .edge(0, 3, 1)
            .edge(4, 5, 1)
            .build();
    ChainSolver solver = new ChainSolver(chain, ChainSolver.Options.DEFAULT);
    assertThat(solver.stranded()).containsExactly(1, 4, 5);
    assertThat(solver.solveFrom(2))
        .isInstanceOfSatisfying(
            Unsolvable.class,
            no -> {
              assertThat(no.states()).containsExactly(1);
              assertThat(no.reason())
                  .isEqualTo(
                      "Cannot solve from state 2: it reaches states that reach neither success nor"
                          + " failure: [1]");
            });
    assertThat(solver.solveFrom(4)).isInstanceOf(Unsolvable.class);
    assertThat(solver.solveFrom(3)).isInstanceOf(Ending.class);
    assertThat(solve(chain.strandedToFailure(), ChainSolver.Options.DEFAULT, 2).success())
        .isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void aRowThatDoesNotSumToOneIsRefusedByName() {
    // The only way out is taken with 1e-200 · 1e-200, which no double can hold.
    Chain chain =
        Chain.builder(5)
            .edge(0, 1, 1e100)
            .edge(0, 2, 1e-100)
            .edge(1, 3, 1)
            .success(2, 1)
            .edge(3, 0, 1e-100)
            .edge(3, 4, 1e100)
            .edge(4, 3, 1)
            .build();
    assertThat(new ChainSolver(chain, Chains.DENSE).solveFrom(0))
        .isInstanceOfSatisfying(
            Unsolvable.class,
            no -> assertThat(no.reason()).contains("add up to NaN (must be 1 within 1e-9)"));
  }

  @Test
  void smallComponentsAreDenseLargerOnesSparseAndTheRestIsWalked() {
    Chain chain = Chains.random(new Random(3), 300);
    ChainSolver.Options options = ChainSolver.Options.DEFAULT;
    assertThat(solve(chain, options.withDirect(300, 300, 1), 0).method())
        .isEqualTo(Method.DIRECT_DENSE);
    assertThat(solve(chain, options.withDirect(299, 300, 1L << 40), 0).method())
        .isEqualTo(Method.DIRECT_SPARSE);
    assertThat(solve(chain, options.withDirect(0, 300, 1_000), 0).method()).isEqualTo(Method.PUSH);
    assertThat(solve(chain, Chains.DEPTH, 0).method()).isEqualTo(Method.BOUNDED_DEPTH);
  }

  @Test
  void badOptionsAreRefusedWithTheirValue() {
    ChainSolver.Options options = ChainSolver.Options.DEFAULT;
    assertThatThrownBy(() -> options.withFloor(-0.1, Dropped.TO_FAILURE))
        .hasMessage("Invalid floor: -0.1 (must be 0 to 1)");
    assertThatThrownBy(() -> options.withDirect(-1, 0, 0)).hasMessageContaining("-1");
    assertThatThrownBy(() -> options.withLarge(Method.DIRECT_DENSE, 1e-6, 1, 1))
        .hasMessageContaining("DIRECT_DENSE");
    assertThatThrownBy(() -> options.withLarge(Method.PUSH, 0, 1, 1))
        .hasMessageContaining("epsilon: 0.0");
    assertThatThrownBy(() -> options.withLarge(Method.PUSH, 1e-6, 0, 1))
        .hasMessageContaining("steps: 0");
  }
}
