package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.ChainBuilder;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.Tally;
import dev.emend.markov.credible.TwoKinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the evidence of a locale says of its states, which are numbered in their order. Verbatim
 * repeats are left out: C does not change when self-loops are dropped.
 */
final class Known {
  private final List<Saying> sayings;

  /** What counts of each state: successes as far as they are believed, and all else as failures. */
  private final List<Tally> tallies = new ArrayList<>();

  private final Map<State, Integer> numbers = new HashMap<>();
  private final List<List<SaidAgain>> out = new ArrayList<>();
  private final List<List<SaidAgain>> in = new ArrayList<>();
  private final double[] saidAgain;
  private final Posteriors posteriors;
  private final TwoKinds kinds;
  private final List<Double> failing = new ArrayList<>();
  private final List<Meaning> meanings = new ArrayList<>();
  private final Map<String, Meaning> ofTexts = new HashMap<>();

  /**
   * A reading with its key, which takes time to make.
   *
   * @param reading how something is read
   * @param key {@link Reading#key}
   */
  record Meaning(Reading reading, String key) {
    static Meaning of(List<Saying.ReadAs> readings) {
      Reading main = readings.isEmpty() ? Reading.NOTHING : readings.get(0).reading();
      return new Meaning(main, main.key());
    }
  }

  Known(Evidence evidence, double readingStrength) {
    sayings = evidence.sayings();
    saidAgain = new double[sayings.size()];
    for (Saying saying : sayings) {
      numbers.put(saying.state(), numbers.size());
      out.add(new ArrayList<>());
      in.add(new ArrayList<>());
    }
    evidence.steps().stream().filter(s -> !s.from().equals(s.to())).forEach(this::add);
    List<Tally> seen = seen();
    kinds = TwoKinds.fit(seen);
    for (Tally tally : seen) {
      double probability = kinds.probabilityFailing(tally);
      failing.add(probability);
      tallies.add(reduced(tally, kinds.believed(probability)));
    }
    posteriors = new Posteriors(sayings, tallies, readingStrength);
    readTexts();
  }

  /** What was counted of each text; being said again counts as failure. */
  private List<Tally> seen() {
    List<Tally> seen = new ArrayList<>();
    for (int i = 0; i < sayings.size(); i++) {
      Saying saying = sayings.get(i);
      seen.add(new Tally(saying.success(), saying.failure() + saidAgain[i]));
    }
    return seen;
  }

  private static Tally reduced(Tally tally, double believed) {
    double success = tally.successes() * believed;
    return new Tally(success, tally.failures() + tally.successes() - success);
  }

  private void add(SaidAgain step) {
    int from = number(step.from());
    out.get(from).add(step);
    in.get(number(step.to())).add(step);
    saidAgain[from] += step.mass();
  }

  private void readTexts() {
    Map<String, List<Saying.ReadAs>> byText = new HashMap<>();
    for (Saying saying : sayings) {
      meanings.add(Meaning.of(saying.readings()));
      byText
          .computeIfAbsent(saying.state().text(), t -> new ArrayList<>())
          .addAll(saying.readings());
    }
    byText.forEach((text, all) -> ofTexts.put(text, Meaning.of(Saying.pooled(all))));
  }

  int size() {
    return sayings.size();
  }

  OptionalInt find(State state) {
    Integer number = numbers.get(state);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  int number(State state) {
    return numbers.get(state);
  }

  Saying saying(int state) {
    return sayings.get(state);
  }

  State state(int state) {
    return sayings.get(state).state();
  }

  String text(int state) {
    return state(state).text();
  }

  /** As what it was said again, in the order of states. */
  List<SaidAgain> out(int state) {
    return out.get(state);
  }

  /** What was said again as it, in the order of states. */
  List<SaidAgain> in(int state) {
    return in.get(state);
  }

  /** The chance that a text works as it is. */
  Beta posterior(int state) {
    return posteriors.of(sayings.get(state), tallies.get(state));
  }

  /** Probability that a text is one of those that mostly fail. */
  double failing(int state) {
    return failing.get(state);
  }

  /** The two kinds of texts: those that mostly fail, and those that mostly work. */
  TwoKinds kinds() {
    return kinds;
  }

  /** How a state is read mostly. */
  Meaning meaning(int state) {
    return meanings.get(state);
  }

  /**
   * How a text is read where {@code source} was said: under the same context if it was ever said
   * there, else as it is read most often.
   */
  Meaning meaningInPlaceOf(State source, String text) {
    OptionalInt there = find(new State(source.context(), text));
    return there.isPresent()
        ? meaning(there.getAsInt())
        : ofTexts.getOrDefault(text, Meaning.of(List.of()));
  }

  /**
   * The chain. A state's own endings carry the prior, so that none is stranded and none is sure to
   * end well.
   */
  Chain chain() {
    ChainBuilder builder = Chain.builder(size());
    for (int i = 0; i < size(); i++) {
      Beta prior = posteriors.prior(saying(i));
      Tally tally = tallies.get(i);
      builder.success(i, prior.alpha() + tally.successes());
      builder.failure(i, prior.beta() + tally.failures() - saidAgain[i]);
      for (SaidAgain step : out(i)) {
        builder.edge(i, number(step.to()), step.mass());
      }
    }
    return builder.build();
  }
}
