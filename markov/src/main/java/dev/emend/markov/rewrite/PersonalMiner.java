package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.interaction.text.TextKey;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.BetaDifference;
import dev.emend.markov.credible.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Mines rewrites for one customer alone: what they said again in several sessions on several days,
 * always in the same other words, although no global rewrite says so. The customer's own record is
 * the evidence; what everybody's turns say of a text is the prior.
 */
public final class PersonalMiner {
  private static final Comparator<Rewrite> ORDER =
      Comparator.comparing(Rewrite::locale)
          .thenComparing(Rewrite::customerId)
          .thenComparing(Rewrite::source)
          .thenComparing(Rewrite::context, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final MiningOptions options;
  private final Predicate<String> neverTarget;

  /** A miner; options and texts as for {@link RewriteMiner}. */
  public PersonalMiner(MiningOptions options, Predicate<String> neverTarget) {
    this.options = options;
    this.neverTarget = neverTarget;
  }

  /**
   * The personal rewrites.
   *
   * @param own what each customer's sessions say
   * @param everybody the evidence of each locale
   * @param global the global rewrites; what they already do is not repeated
   */
  public List<Rewrite> mine(
      List<PersonalEvidence> own, Map<String, Evidence> everybody, List<Rewrite> global) {
    Map<Who, List<PersonalEvidence>> bySource = new TreeMap<>();
    for (PersonalEvidence one : own) {
      bySource
          .computeIfAbsent(
              new Who(one.locale(), one.customer(), one.from()), w -> new ArrayList<>())
          .add(one);
    }
    Map<String, Known> known = new HashMap<>();
    everybody.forEach((locale, evidence) -> known.put(locale, new Known(evidence)));
    Set<String> served = served(global);
    List<Rewrite> rewrites = new ArrayList<>();
    bySource.forEach(
        (who, evidence) ->
            rewrite(who, evidence, known.get(who.locale()))
                .filter(r -> !served.contains(address(r.locale(), r.context(), r.source())))
                .filter(r -> !served.contains(address(r.locale(), r.context(), r.target())))
                .ifPresent(rewrites::add));
    return withoutChains(rewrites);
  }

  private record Who(String locale, String customer, State source) implements Comparable<Who> {
    private static final Comparator<Who> ORDER =
        Comparator.comparing(Who::locale).thenComparing(Who::customer).thenComparing(Who::source);

    @Override
    public int compareTo(Who other) {
      return ORDER.compare(this, other);
    }
  }

  /** What everybody's turns say of the texts of a locale. */
  private final class Known {
    private final Map<State, Saying> sayings = new HashMap<>();
    private final Map<State, Double> saidAgain = new HashMap<>();
    private final Posteriors posteriors;

    Known(Evidence evidence) {
      for (SaidAgain step : evidence.steps()) {
        if (!step.from().equals(step.to())) {
          saidAgain.merge(step.from(), step.mass(), Double::sum);
        }
      }
      evidence.sayings().forEach(saying -> sayings.put(saying.state(), saying));
      double[] again =
          evidence.sayings().stream()
              .mapToDouble(s -> saidAgain.getOrDefault(s.state(), 0.0))
              .toArray();
      posteriors = new Posteriors(evidence.sayings(), again, options.readingStrength());
    }

    Reading reading(State state) {
      return sayings.get(state).mainReading();
    }

    Beta posterior(State state) {
      return posteriors.of(sayings.get(state), saidAgain.getOrDefault(state, 0.0));
    }

    /** Everybody's mean, worth as many turns as a reading is worth for a text. */
    Beta prior(State state) {
      double mean = posterior(state).mean();
      return new Beta(options.readingStrength() * mean, options.readingStrength() * (1 - mean));
    }
  }

  private Optional<Rewrite> rewrite(Who who, List<PersonalEvidence> evidence, Known known) {
    return evidence.stream()
        .filter(e -> e.kind() == Contribution.Kind.SAID_AGAIN)
        .filter(e -> !e.to().text().equals(who.source().text()))
        .filter(e -> !neverTarget.test(e.to().text()) && !neverTarget.test(who.source().text()))
        .max(
            Comparator.comparingDouble(PersonalEvidence::mass)
                .thenComparing(PersonalEvidence::to, Comparator.reverseOrder()))
        .filter(best -> best.sessions() >= options.personalSessions())
        .filter(best -> best.last().isAfter(best.first()))
        .filter(best -> known.reading(best.to()).understood())
        .filter(best -> !known.reading(best.to()).key().equals(known.reading(who.source()).key()))
        .flatMap(best -> worthwhile(who, evidence, best, known));
  }

  private Optional<Rewrite> worthwhile(
      Who who, List<PersonalEvidence> evidence, PersonalEvidence best, Known known) {
    double success = mass(evidence, Contribution.Kind.SUCCESS);
    double failure =
        mass(evidence, Contribution.Kind.FAILURE) + mass(evidence, Contribution.Kind.SAID_AGAIN);
    Beta source = known.prior(who.source()).after(new Tally(success, failure));
    Beta target = known.posterior(best.to());
    BetaDifference gain = new BetaDifference(target, source);
    double lower = gain.lowerBound(options.credibleLevel());
    if (gain.mean() < options.minGain() || lower < options.minGainLower()) {
      return Optional.empty();
    }
    String wording = best.to().text();
    State from = who.source();
    return Optional.of(
        new Rewrite(
            Rewrite.idOf(
                who.locale(), Scope.PERSONAL, who.customer(), from.context(), from.text(), wording),
            who.locale(),
            Scope.PERSONAL,
            who.customer(),
            from.context(),
            from.text(),
            wording,
            known.reading(best.to()),
            source.mean(),
            target.mean(),
            lower,
            best.sessions(),
            1,
            best.first(),
            best.last(),
            Status.AUTO,
            "This customer said it again so in %d sessions on several days; success rises from %s to %s"
                .formatted(
                    best.sessions(),
                    RewriteMiner.percent(source.mean()),
                    RewriteMiner.percent(target.mean()))));
  }

  private static double mass(List<PersonalEvidence> evidence, Contribution.Kind kind) {
    return evidence.stream()
        .filter(e -> e.kind() == kind)
        .mapToDouble(PersonalEvidence::mass)
        .sum();
  }

  private static Set<String> served(List<Rewrite> global) {
    Set<String> served = new HashSet<>();
    for (Rewrite rewrite : global) {
      if (rewrite.served()) {
        served.add(address(rewrite.locale(), rewrite.context(), rewrite.source()));
      }
    }
    return served;
  }

  /** Drops what would lead a customer from one personal rewrite to the next. */
  private static List<Rewrite> withoutChains(List<Rewrite> rewrites) {
    Set<String> sources = new HashSet<>();
    rewrites.forEach(
        r -> sources.add(r.customerId() + address(r.locale(), r.context(), r.source())));
    return rewrites.stream()
        .filter(
            r ->
                !sources.contains(
                    r.customerId() + address(r.locale(), r.context(), TextKey.of(r.target()))))
        .sorted(ORDER)
        .toList();
  }

  private static String address(String locale, String context, String text) {
    return "\u001f" + locale + "\u001f" + (context == null ? "\u0000" : context) + "\u001f" + text;
  }
}
