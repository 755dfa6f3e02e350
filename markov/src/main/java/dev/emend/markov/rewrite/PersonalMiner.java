package dev.emend.markov.rewrite;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Rewrite.Scope;
import dev.emend.interaction.Rewrite.Status;
import dev.emend.interaction.text.TextKey;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.BetaDifference;
import dev.emend.markov.credible.Tally;
import dev.emend.markov.rewrite.Known.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Mines rewrites for one customer alone: what they said again in several sessions on several days,
 * mostly in the same other words, although no global rewrite says so. The customer's own record is
 * the evidence; what everybody's turns say of a text is the prior.
 */
public final class PersonalMiner {
  private static final Comparator<Rewrite> ORDER =
      Comparator.comparing(Rewrite::locale)
          .thenComparing(Rewrite::customerId)
          .thenComparing(Rewrite::source)
          .thenComparing(Rewrite::context, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Sums of doubles depend on their order. */
  private static final Comparator<PersonalEvidence> ROWS =
      Comparator.comparing(PersonalEvidence::kind)
          .thenComparing(PersonalEvidence::to, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingDouble(PersonalEvidence::mass);

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
    List<PersonalEvidence> ordered = own.stream().sorted(ROWS).toList();
    Map<Who, List<PersonalEvidence>> bySource = new TreeMap<>();
    for (PersonalEvidence one : ordered) {
      bySource
          .computeIfAbsent(
              new Who(one.locale(), one.customer(), one.from()), w -> new ArrayList<>())
          .add(one);
    }
    Map<String, Known> known = new HashMap<>();
    everybody.forEach(
        (locale, evidence) -> known.put(locale, new Known(evidence, options.readingStrength())));
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

  private Optional<Rewrite> rewrite(Who who, List<PersonalEvidence> evidence, Known known) {
    if (known == null || neverTarget.test(who.source().text())) {
      return Optional.empty();
    }
    List<PersonalEvidence> others =
        evidence.stream()
            .filter(e -> e.kind() == Contribution.Kind.SAID_AGAIN)
            .filter(e -> !e.to().text().equals(who.source().text()))
            .filter(e -> !neverTarget.test(e.to().text()))
            .toList();
    double all = mass(others);
    return others.stream()
        .max(
            Comparator.comparingDouble(PersonalEvidence::mass)
                .thenComparing(PersonalEvidence::to, Comparator.reverseOrder()))
        .filter(best -> best.mass() > all / 2)
        .filter(best -> best.sessions() >= options.personalSessions())
        .filter(best -> best.last().isAfter(best.first()))
        .flatMap(best -> meantOtherwise(who, evidence, best, known));
  }

  private Optional<Rewrite> meantOtherwise(
      Who who, List<PersonalEvidence> evidence, PersonalEvidence best, Known known) {
    OptionalInt source = known.find(who.source());
    OptionalInt target = target(who, best, known);
    if (source.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    Meaning meant = known.meaningInPlaceOf(who.source(), best.to().text());
    if (!meant.reading().understood()
        || meant.key().equals(known.meaning(source.getAsInt()).key())) {
      return Optional.empty();
    }
    Beta ofSource = ofSource(evidence, known.posterior(source.getAsInt()).mean());
    return worthwhile(who, best, meant, ofSource, known.posterior(target.getAsInt()));
  }

  /** The wording under the source's context if it was ever said there. */
  private static OptionalInt target(Who who, PersonalEvidence best, Known known) {
    OptionalInt there = known.find(new State(who.source().context(), best.to().text()));
    return there.isPresent() ? there : known.find(best.to());
  }

  /** The customer's own record, on a prior that is worth as much as a reading is for a text. */
  private Beta ofSource(List<PersonalEvidence> evidence, double everybody) {
    double success = 0;
    double failure = 0;
    for (PersonalEvidence one : evidence) {
      if (one.kind() == Contribution.Kind.SUCCESS) {
        success += one.mass();
      } else if (!one.from().equals(one.to())) {
        failure += one.mass();
      }
    }
    return Posteriors.worth(options.readingStrength(), everybody)
        .after(new Tally(success, failure));
  }

  private Optional<Rewrite> worthwhile(
      Who who, PersonalEvidence best, Meaning meant, Beta source, Beta target) {
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
            meant.reading(),
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
                    best.sessions(), Words.percent(source.mean()), Words.percent(target.mean()))));
  }

  private static double mass(List<PersonalEvidence> evidence) {
    return evidence.stream().mapToDouble(PersonalEvidence::mass).sum();
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
