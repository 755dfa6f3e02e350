package dev.emend.markov.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.emend.markov.chain.qvbs.Brp;
import dev.emend.markov.chain.qvbs.Crowds;
import dev.emend.markov.chain.qvbs.Egl;
import dev.emend.markov.chain.qvbs.HaddadMonmege;
import dev.emend.markov.chain.qvbs.Herman;
import dev.emend.markov.chain.qvbs.LeaderSync;
import dev.emend.markov.chain.qvbs.Nand;
import dev.emend.markov.chain.qvbs.Rules;
import dev.emend.markov.chain.qvbs.StateSpace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Chains of the Quantitative Verification Benchmark Set. Values, where nothing else is said, are
 * those that the set publishes as results of Storm's exact engine (October 2018), fractions copied
 * digit by digit; numbers of states are those of PRISM's benchmark suite, from which the models
 * come (Storm counts fewer for crowds: it does not go on where the goal is reached).
 */
class QuantitativeVerificationTest {
  private static final Percentage FULL_ACCURACY = Percentage.withPercentage(1e-11);

  /**
   * A property of a chain.
   *
   * @param name what it is called there
   * @param rules the model
   * @param goal what is to be reached
   * @param states how many states the model has
   * @param value how probable that is
   */
  record Case(String name, Rules rules, Predicate<int[]> goal, int states, double value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        haddadMonmege(20),
        haddadMonmege(100),
        haddadMonmege(300),
        crowds(3, 5, 1_198, "16406726260175797/309779851562500000"),
        crowds(4, 10, 30_070, "9192644974659503330725843/135212709610000000000000000"),
        nand(
            20,
            1,
            78_332,
            "454145248959466263206300672080823961584243126656236807230574990948755414929234065"
                + "950885444364672074670801081404922816501/158559723835281701209161849808420590"
                + "586624199247211512605855790458697640588070498779416084289550781250000000000"
                + "0000000000"),
        egl(5, 2, 33_790, "unfairA", "33/64"),
        egl(5, 2, 33_790, "unfairB", "31/64"));
  }

  private static Case haddadMonmege(int n) {
    HaddadMonmege model = new HaddadMonmege(n);
    String name = "haddad-monmege " + n;
    return new Case(name, model, model::target, 2 * n + 1, fraction("7/10"));
  }

  private static Case crowds(int runs, int good, int states, String value) {
    Crowds model = new Crowds(runs, good);
    String name = "crowds " + runs + "-" + good;
    return new Case(name, model, model::positive, states, fraction(value));
  }

  private static Case nand(int inputs, int stages, int states, String value) {
    Nand model = new Nand(inputs, stages);
    String name = "nand " + inputs + "-" + stages;
    return new Case(name, model, model::reliable, states, fraction(value));
  }

  private static Case egl(int pairs, int bits, int states, String property, String value) {
    Egl model = new Egl(pairs, bits);
    Predicate<int[]> goal = property.equals("unfairA") ? model::unfairToA : model::unfairToB;
    String name = "egl " + pairs + "-" + bits + " " + property;
    return new Case(name, model, goal, states, fraction(value));
  }

  private static double fraction(String value) {
    String[] parts = value.split("/", 2);
    return new BigDecimal(parts[0])
        .divide(new BigDecimal(parts[1]), MathContext.DECIMAL64)
        .doubleValue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eliminationGivesThePublishedFraction(Case one) {
    StateSpace space = StateSpace.of(one.rules());
    assertThat(space.size()).isEqualTo(one.states());
    Ending ending = Chains.solve(space.chain(one.goal()), Chains.SPARSE, 0);
    assertThat(ending.success()).isCloseTo(one.value(), FULL_ACCURACY);
    assertThat(ending.failure()).isCloseTo(1 - one.value(), FULL_ACCURACY);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void walksNeverClaimMoreThanTheyKnow(Case one) {
    Chain chain = StateSpace.of(one.rules()).chain(one.goal());
    for (int steps : new int[] {10, 1_000, 300_000}) {
      for (Method method : new Method[] {Method.PUSH, Method.BOUNDED_DEPTH}) {
        Ending walked =
            Chains.solve(chain, Chains.PUSH.withLarge(method, 1e-12, steps, steps / 100 + 1), 0);
        assertThat(walked.successBounds().contains(one.value())).isTrue();
        assertThat(walked.failureBounds().contains(1 - one.value())).isTrue();
      }
    }
  }

  /** f is the chance that a chunk is given up: both the frame and its answer must come through. */
  @ParameterizedTest
  @CsvSource({"16, 2, 677", "16, 3, 886", "32, 4, 2183", "64, 5, 5192"})
  void boundedRetransmissionHasItsClosedForms(int chunks, int retransmissions, int states) {
    Brp model = new Brp(chunks, retransmissions);
    StateSpace space = StateSpace.of(model);
    assertThat(space.size()).isEqualTo(states);
    double f = StrictMath.pow(0.02 + 0.98 * 0.01, retransmissions + 1);
    double uncertain = StrictMath.pow(1 - f, chunks - 1) * f;
    double unsuccessful = -StrictMath.expm1(chunks * StrictMath.log1p(-f));
    double nothing = StrictMath.pow(0.02, retransmissions + 1);
    close(space.chain(model::unsuccessful), unsuccessful);
    close(space.chain(model::uncertain), uncertain);
    close(space.chain(model::nothingReceived), nothing);
  }

  /** The same properties as published. */
  @Test
  void boundedRetransmissionGivesThePublishedValues() {
    Brp small = new Brp(16, 2);
    StateSpace space = StateSpace.of(small);
    close(space.chain(small::unsuccessful), 0.0004233334437734179);
    close(space.chain(small::uncertain), 2.6453089120221642e-05);
    close(space.chain(small::nothingReceived), 8e-06);
    Brp large = new Brp(64, 5);
    StateSpace largeSpace = StateSpace.of(large);
    close(largeSpace.chain(large::unsuccessful), 4.482058790996953e-08);
    close(largeSpace.chain(large::uncertain), 7.003216706440841e-10);
    close(largeSpace.chain(large::nothingReceived), 6.4e-11);
  }

  private static void close(Chain chain, double value) {
    Ending ending = Chains.solve(chain, Chains.SPARSE, 0);
    assertThat(ending.success()).isCloseTo(value, FULL_ACCURACY);
  }

  /** Three tokens a, b and c processes apart need 4abc/n steps (McIver and Morgan 2005). */
  @ParameterizedTest
  @CsvSource({"3, 4/3", "5, 16/5", "7, 48/7", "9, 12/1", "11, 192/11"})
  void hermansRingStabilisesInThePublishedTime(int processes, String longest) {
    Herman model = new Herman(processes);
    StateSpace space = StateSpace.of(model);
    assertThat(space.size()).isEqualTo(1 << processes);
    Chain chain = space.chain(model::stable);
    Factors factors = new DenseFactors(whole(chain));
    double most = 0;
    for (int s = 0; s < space.size(); s++) {
      assertThat(factors.success()[s]).isCloseTo(1, within(1e-12));
      int[] at = model.places(space.state(s));
      if (at.length == 3) {
        double apart = (at[1] - at[0]) * (at[2] - at[1]) * (processes + at[0] - at[2]);
        double steps = expected(chain, factors, s, t -> !model.stable(space.state(t)));
        assertThat(steps).isCloseTo(4 * apart / processes, FULL_ACCURACY);
        most = Math.max(most, steps);
      }
    }
    assertThat(most).isCloseTo(fraction(longest), FULL_ACCURACY);
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 26, 4/3", "4, 3, 274, 27/20", "5, 4, 4244, 256/225"})
  void aLeaderIsElectedInThePublishedNumberOfRounds(
      int processes, int range, int states, String rounds) {
    LeaderSync model = new LeaderSync(processes, range);
    StateSpace space = StateSpace.of(model);
    assertThat(space.size()).isEqualTo(states);
    Chain chain = space.chain(model::elected);
    Factors factors = new DenseFactors(whole(chain));
    assertThat(factors.success()[0]).isCloseTo(1, FULL_ACCURACY);
    assertThat(expected(chain, factors, 0, t -> model.picking(space.state(t))))
        .isCloseTo(fraction(rounds), FULL_ACCURACY);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 1572862",
    "300, 3055553964501729129402668532614067241577202590498904375954210674031571949645005059275096062"
  })
  void haddadMonmegeTakesThePublishedNumberOfSteps(int n, BigDecimal steps) {
    HaddadMonmege model = new HaddadMonmege(n);
    StateSpace space = StateSpace.of(model);
    // Either end is the end; which of them does not matter here.
    Chain chain = space.chain(state -> state[0] == 0 || state[0] == 2 * n);
    Factors factors = new DenseFactors(whole(chain));
    int[] ends = {0, 2 * n};
    assertThat(expected(chain, factors, 0, t -> Arrays.binarySearch(ends, space.state(t)[0]) < 0))
        .isCloseTo(steps.doubleValue(), FULL_ACCURACY);
  }

  /** Steps that are made from some states, self-loops among them. */
  private static double expected(Chain chain, Factors factors, int from, IntPredicate counted) {
    double[] visits = factors.visits(from);
    return IntStream.range(0, visits.length)
        .filter(counted)
        .mapToDouble(t -> visits[t] / (1 - chain.probability(t, t)))
        .sum();
  }

  private static Block whole(Chain chain) {
    return new Block(chain.withoutSelfLoops(), 0, chain.size());
  }

  static Stream<Case> small() {
    Brp brp = new Brp(2, 1);
    Crowds crowds = new Crowds(2, 2);
    Nand nand = new Nand(2, 1);
    Egl egl = new Egl(2, 1);
    Herman herman = new Herman(5);
    LeaderSync leader = new LeaderSync(3, 2);
    return Stream.of(
        new Case("brp", brp, brp::unsuccessful, 0, 0),
        new Case("crowds", crowds, crowds::positive, 0, 0),
        new Case("nand", nand, nand::reliable, 0, 0),
        new Case("egl", egl, egl::unfairToA, 0, 0),
        new Case("herman", herman, herman::stable, 0, 0),
        new Case("leader_sync", leader, leader::elected, 0, 0));
  }

  /** No value is published for these; the oracle is Gauss and Jordan in fractions. */
  @ParameterizedTest
  @MethodSource("small")
  void smallInstancesAgreeWithExactFractionsInEveryLastState(Case one) {
    StateSpace space = StateSpace.of(one.rules());
    ExactChain exact = new ExactChain(space.weights(one.goal())).strandedToFailure();
    double[] expected = exact.lasts()[0];
    for (ChainSolver.Options options : new ChainSolver.Options[] {Chains.DENSE, Chains.SPARSE}) {
      Ending ending = Chains.solve(space.chain(one.goal()), options, 0);
      for (int t = 0; t < expected.length; t++) {
        assertThat(ending.endsIn(t))
            .isBetween(expected[t] * (1 - 1e-13), expected[t] * (1 + 1e-13));
      }
    }
  }
}
