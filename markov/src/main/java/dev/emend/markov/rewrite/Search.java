package dev.emend.markov.rewrite;

import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.chain.Components;
import dev.emend.markov.chain.Ending;
import dev.emend.markov.chain.Solution;
import dev.emend.markov.chain.Unsolvable;
import dev.emend.markov.rewrite.Finding.Nothing;
import dev.emend.markov.rewrite.Finding.Proposal;
import dev.emend.markov.rewrite.Finding.Why;
import dev.emend.markov.rewrite.Known.Meaning;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks for the best target of each source in the chain of a locale. */
final class Search {
  private static final int MOST_NAMED = 3;
  private static final Comparator<Ends> LIKELIEST =
      Comparator.comparingDouble((Ends ends) -> -ends.sum).thenComparing(Ends::wording);

  private final Known known;
  private final ChainSolver solver;
  private final Background background;
  private final Predicate<String> neverTarget;

  Search(Known known, ChainSolver.Options options, Predicate<String> neverTarget) {
    this.known = known;
    this.solver = new ChainSolver(known.chain(), options);
    this.neverTarget = neverTarget;
    this.background = new Background(known);
  }

  Components components() {
    return solver.components();
  }

  /** The chain as it is solved, without what was dropped. */
  Chain chain() {
    return components().chain();
  }

  Solution solve(int source) {
    return solver.solveFrom(source);
  }

  /** Whether a target is looked for at all, which takes a solution of the chain. */
  boolean isSource(int state) {
    return !known.out(state).isEmpty() && !neverTarget.test(known.text(state));
  }

  /** Why no target is looked for. */
  Nothing notASource(int state) {
    return neverTarget.test(known.text(state))
        ? nothing(
            state, Why.TERMINATION, "It is a termination: no rewrite replaces it or leads to it")
        : nothing(state, Why.NEVER_SAID_AGAIN, "It was never said again in other words");
  }

  /** The best target of a source, from the solution of the chain begun there. */
  Finding find(int source, Solution solution) {
    if (solution instanceof Unsolvable unsolvable) {
      return unsolvable(source, unsolvable);
    }
    Ending ending = (Ending) solution;
    List<Ends> ranked = ranked(source, ending);
    if (ranked.isEmpty()) {
      return nothing(
          source, Why.NO_OTHER_ENDING, "What follows it are terminations and repeats only");
    }
    Ends best = ranked.get(0);
    String wording = best.wording();
    if (!best.meaning.reading().understood()) {
      return nothing(
          source,
          Why.NOT_UNDERSTOOD,
          "What most probably ends well instead is not understood: '%s'".formatted(wording));
    }
    List<SaidAgain> straight = straight(source, best.meaning);
    if (straight.isEmpty()) {
      return nothing(
          source,
          Why.NEVER_STRAIGHT,
          "Nobody went from it straight to '%s' or to what is read alike".formatted(wording));
    }
    return proposal(source, ranked, straight, ending.residual());
  }

  private Proposal proposal(
      int source, List<Ends> ranked, List<SaidAgain> straight, double residual) {
    Ends best = ranked.get(0);
    double next = ranked.size() > 1 ? ranked.get(1).sum : 0;
    int target = target(source, best);
    return new Proposal(
        known.state(source),
        known.state(target),
        best.meaning.reading(),
        known.meaning(source).key().equals(best.meaning.key()),
        best.sum / ranked.stream().mapToDouble(ends -> ends.sum).sum(),
        best.sum - next,
        residual,
        known.posterior(source),
        known.posterior(target),
        known.failing(source),
        background.lift(known.saying(source), straight, best.meaning.reading()),
        Support.of(straight));
  }

  /** The rephrases that go straight to a reading. */
  private List<SaidAgain> straight(int source, Meaning meaning) {
    return known.out(source).stream()
        .filter(step -> isTarget(source, step.to().text()))
        .filter(step -> meaningOf(source, step.to().text()).key().equals(meaning.key()))
        .toList();
  }

  private boolean isTarget(int source, String text) {
    return !text.equals(known.text(source)) && !neverTarget.test(text);
  }

  /**
   * Endings in other words by what the words mean in place of the source, likeliest first. Only
   * what is read so under the source's context may be served there.
   */
  private List<Ends> ranked(int source, Ending ending) {
    Map<String, Ends> byMeaning = new HashMap<>();
    for (Ending.Last last : ending.lasts()) {
      String text = known.text(last.state());
      if (isTarget(source, text)) {
        Meaning meaning = meaningOf(source, text);
        byMeaning.computeIfAbsent(meaning.key(), key -> new Ends(meaning)).add(text, last);
      }
    }
    return byMeaning.values().stream().sorted(LIKELIEST).toList();
  }

  /** Happy ends that mean the same, put together from the likeliest to the least likely. */
  private static final class Ends {
    private final Meaning meaning;
    private final Map<String, Double> ofWording = new TreeMap<>();
    private final Map<String, Integer> likeliestState = new HashMap<>();
    private double sum;

    Ends(Meaning meaning) {
      this.meaning = meaning;
    }

    void add(String text, Ending.Last last) {
      sum += last.probability();
      ofWording.merge(text, last.probability(), Double::sum);
      likeliestState.putIfAbsent(text, last.state());
    }

    /** The likeliest wording, under whatever context; of equals the first. */
    String wording() {
      return ofWording.entrySet().stream()
          .max(
              Map.Entry.<String, Double>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .orElseThrow()
          .getKey();
    }
  }

  private int target(int source, Ends best) {
    String wording = best.wording();
    return known
        .find(new State(known.state(source).context(), wording))
        .orElseGet(() -> best.likeliestState.get(wording));
  }

  private Meaning meaningOf(int source, String text) {
    return known.meaningInPlaceOf(known.state(source), text);
  }

  private Nothing unsolvable(int source, Unsolvable unsolvable) {
    String blamed =
        unsolvable.states().stream()
            .limit(MOST_NAMED)
            .map(state -> "'" + known.text(state) + "'")
            .collect(Collectors.joining(", "));
    return nothing(
        source,
        Why.UNSOLVABLE,
        "Its chain cannot be solved, because of %d of its states: %s"
            .formatted(unsolvable.states().size(), blamed));
  }

  private Nothing nothing(int source, Why why, String reason) {
    return new Nothing(known.state(source), why, reason);
  }
}
