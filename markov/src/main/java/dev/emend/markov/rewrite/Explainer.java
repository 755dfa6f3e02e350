package dev.emend.markov.rewrite;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.Ending;
import dev.emend.markov.credible.BetaDifference;
import dev.emend.markov.rewrite.Explanation.Absorbed;
import dev.emend.markov.rewrite.Explanation.Arrow;
import dev.emend.markov.rewrite.Explanation.Comparison;
import dev.emend.markov.rewrite.Explanation.Ends;
import dev.emend.markov.rewrite.Explanation.EndsWith;
import dev.emend.markov.rewrite.Explanation.Failing;
import dev.emend.markov.rewrite.Explanation.Step;
import dev.emend.markov.rewrite.Finding.Nothing;
import dev.emend.markov.rewrite.Finding.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Explains the states of one locale that has been mined. Not for use by several threads. */
public final class Explainer {
  private static final int MOST_ENDINGS = 10;

  private final Mining mining;
  private final MiningOptions options;
  private final Known known;

  Explainer(Mining mining, MiningOptions options) {
    this.mining = mining;
    this.options = options;
    this.known = mining.known();
  }

  /** Why a state is rewritten or not. */
  public Explanation explain(State state) {
    OptionalInt number = known.find(state);
    return number.isPresent() ? explain(number.getAsInt()) : neverSaid(state);
  }

  /** Why the source of a global rewrite of this night is rewritten; empty for another id. */
  public Optional<Explanation> explainRewrite(String rewriteId) {
    return mining.rewrites().stream()
        .filter(rewrite -> rewrite.rewriteId().equals(rewriteId))
        .findFirst()
        .map(rewrite -> explain(new State(rewrite.context(), rewrite.source())));
  }

  private Explanation neverSaid(State state) {
    return new Explanation(
        mining.locale(),
        new Saying(state, 0, 0, List.of()),
        Support.of(List.of()),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "It was never said in the nights that are counted");
  }

  private Explanation explain(int state) {
    Finding finding = mining.finding(state);
    Optional<Rewrite> rewrite =
        mining.rewrites().stream().filter(r -> sourceOf(r).equals(known.state(state))).findFirst();
    return new Explanation(
        mining.locale(),
        known.saying(state),
        Support.of(known.out(state)),
        steps(state),
        known.in(state).stream()
            .map(this::arrow)
            .sorted(Comparator.comparingDouble((Arrow arrow) -> -arrow.support().mass()))
            .toList(),
        mining.search().isSource(state) ? ends(state) : Optional.empty(),
        finding instanceof Proposal proposal ? Optional.of(compared(proposal)) : Optional.empty(),
        rewrite,
        mining.rewrites().stream().filter(r -> targetOf(r).equals(known.state(state))).toList(),
        finding instanceof Nothing nothing ? nothing.reason() : rewrite.orElseThrow().reason());
  }

  private static State sourceOf(Rewrite rewrite) {
    return new State(rewrite.context(), rewrite.source());
  }

  private static State targetOf(Rewrite rewrite) {
    return new State(rewrite.context(), rewrite.target());
  }

  private List<Step> steps(int state) {
    Chain chain = mining.search().chain();
    List<Step> steps = new ArrayList<>();
    known.out(state).forEach(step -> steps.add(arrow(step)));
    steps.add(new Absorbed(true, chain.success(state)));
    steps.add(new Absorbed(false, chain.failure(state)));
    steps.sort(Comparator.comparingDouble((Step step) -> -step.probability()));
    return steps;
  }

  private Arrow arrow(SaidAgain step) {
    double probability =
        mining.search().chain().probability(known.number(step.from()), known.number(step.to()));
    return new Arrow(step.from(), step.to(), probability, Support.of(List.of(step)));
  }

  private Optional<Ends> ends(int source) {
    return mining.search().solve(source) instanceof Ending ending
        ? Optional.of(ends(source, ending))
        : Optional.empty();
  }

  private Ends ends(int source, Ending ending) {
    return new Ends(
        ending.lasts().stream().limit(MOST_ENDINGS).map(last -> endsWith(source, last)).toList(),
        Math.max(0, ending.lasts().size() - MOST_ENDINGS),
        ending.success(),
        ending.failure(),
        ending.residual(),
        ending.method());
  }

  private EndsWith endsWith(int source, Ending.Last last) {
    State state = known.state(last.state());
    return new EndsWith(
        state,
        known.meaningInPlaceOf(known.state(source), state.text()).reading(),
        last.probability());
  }

  private Comparison compared(Proposal proposal) {
    BetaDifference gain = proposal.gain();
    return new Comparison(
        proposal.target(),
        proposal.ofSource(),
        proposal.ofTarget(),
        gain.mean(),
        gain.lowerBound(options.credibleLevel()),
        options.credibleLevel(),
        proposal.share(),
        proposal.support(),
        new Failing(proposal.failing(), known.kinds()));
  }
}
