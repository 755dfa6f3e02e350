package dev.emend.markov.rewrite;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.markov.credible.BetaDifference;
import dev.emend.markov.rewrite.Finding.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides over proposals, with the reason in words, and keeps chains and cycles out. */
final class Verdicts {
  private static final Comparator<Rewrite> ORDER =
      Comparator.comparing(Rewrite::source)
          .thenComparing(Rewrite::context, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final MiningOptions options;
  private final String locale;

  Verdicts(MiningOptions options, String locale) {
    this.options = options;
    this.locale = locale;
  }

  List<Rewrite> judge(List<Proposal> proposals) {
    List<Rewrite> rewrites = new ArrayList<>();
    proposals.forEach(proposal -> rewrites.add(alone(proposal)));
    rewrites.sort(Comparator.comparingDouble((Rewrite r) -> -r.gainLower()).thenComparing(ORDER));
    Map<State, State> served = new HashMap<>();
    Set<State> targets = new HashSet<>();
    List<Rewrite> judged = new ArrayList<>();
    for (Rewrite rewrite : rewrites) {
      judged.add(rewrite.served() ? together(rewrite, served, targets) : rewrite);
    }
    judged.sort(ORDER);
    return judged;
  }

  private Rewrite alone(Proposal proposal) {
    BetaDifference gain = proposal.gain();
    double lower = gain.lowerBound(options.credibleLevel());
    return rewrite(proposal, lower, verdict(proposal, gain.mean(), lower));
  }

  private record Verdict(Status status, String reason) {}

  private Verdict verdict(Proposal proposal, double mean, double lower) {
    if (proposal.sameReading()) {
      return new Verdict(Status.DENIED, "The target is read as the source is");
    }
    if (mean < options.minGain()) {
      return new Verdict(
          Status.DENIED,
          "The gain is too small: success rises by %s (at least %s)"
              .formatted(Words.percent(mean), Words.percent(options.minGain())));
    }
    if (proposal.lift() < options.minLift()) {
      return new Verdict(
          Status.DENIED,
          "People say the target anyway: only %s times as often after the source (at least %s)"
              .formatted(Words.turns(proposal.lift()), Words.turns(options.minLift())));
    }
    Support support = proposal.support();
    if (support.customers() < options.minCustomers() || support.mass() < options.minMass()) {
      return new Verdict(Status.PENDING, tooFew(support));
    }
    if (lower < options.minGainLower()) {
      return new Verdict(
          Status.PENDING,
          "The gain is not sure: at least %s at credibility %s (at least %s)"
              .formatted(
                  Words.percent(lower),
                  Words.percent(options.credibleLevel()),
                  Words.percent(options.minGainLower())));
    }
    if (proposal.margin() < proposal.residual()) {
      return new Verdict(
          Status.PENDING,
          "The chain was not followed far enough: %s of it are left, the next reading is %s behind"
              .formatted(Words.tiny(proposal.residual()), Words.tiny(proposal.margin())));
    }
    return new Verdict(Status.AUTO, served(proposal));
  }

  private String tooFew(Support support) {
    return "Too few customers: %d, %s expected rephrases (at least %d and %s)"
        .formatted(
            support.customers(),
            Words.turns(support.mass()),
            options.minCustomers(),
            Words.turns(options.minMass()));
  }

  private static String served(Proposal proposal) {
    return "%d customers said it again so%s; success rises from %s to %s, %s of what ends well"
        .formatted(
            proposal.support().customers(),
            lent(proposal.support()),
            Words.percent(proposal.ofSource().mean()),
            Words.percent(proposal.ofTarget().mean()),
            Words.percent(proposal.share()));
  }

  private static String lent(Support support) {
    return support.lent() == 0 ? "" : " (%d of them what sounds like it)".formatted(support.lent());
  }

  /** Better rewrites come first; one that would make a chain with them is denied. */
  private static Rewrite together(Rewrite rewrite, Map<State, State> served, Set<State> targets) {
    State source = new State(rewrite.context(), rewrite.source());
    State target = new State(rewrite.context(), rewrite.target());
    if (served.containsKey(target)) {
      return denied(
          rewrite, "Its target is itself rewritten, to '" + served.get(target).text() + "'");
    }
    if (targets.contains(source)) {
      return denied(rewrite, "Its source is the target of a better rewrite");
    }
    served.put(source, target);
    targets.add(target);
    return rewrite;
  }

  private Rewrite rewrite(Proposal proposal, double lower, Verdict verdict) {
    State source = proposal.source();
    String target = proposal.target().text();
    return new Rewrite(
        Rewrite.idOf(locale, Scope.GLOBAL, null, source.context(), source.text(), target),
        locale,
        Scope.GLOBAL,
        null,
        source.context(),
        source.text(),
        target,
        proposal.reading(),
        proposal.ofSource().mean(),
        proposal.ofTarget().mean(),
        lower,
        proposal.support().sessions(),
        proposal.support().customers(),
        proposal.support().first(),
        proposal.support().last(),
        verdict.status(),
        verdict.reason());
  }

  private static Rewrite denied(Rewrite r, String reason) {
    return new Rewrite(
        r.rewriteId(),
        r.locale(),
        r.scope(),
        r.customerId(),
        r.context(),
        r.source(),
        r.target(),
        r.targetReading(),
        r.successSource(),
        r.successTarget(),
        r.gainLower(),
        r.sessions(),
        r.customers(),
        r.firstSeen(),
        r.lastSeen(),
        Status.DENIED,
        reason);
  }
}
