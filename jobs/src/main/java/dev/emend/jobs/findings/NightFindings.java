package dev.emend.jobs.findings;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.tables.Learnt;
import dev.emend.jobs.tables.Warehouse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers what a night has to show, and lets through what {@link Disclosure} allows. A handful of
 * Spark jobs over tables that were just written.
 */
public final class NightFindings {
  private static final int TOP = 20;

  /** So many are looked at, so that enough are left where some may not be shown. */
  private static final int LOOKED_AT = 60;

  private static final int EXAMPLES = 5;
  private static final int SESSIONS = 3;
  private static final int NIGHTS = 60;

  private final Warehouse warehouse;
  private final FindingsOptions options;

  /** Findings of a warehouse. */
  public NightFindings(Warehouse warehouse, FindingsOptions options) {
    this.warehouse = warehouse;
    this.options = options;
  }

  /** What the accepted nights come to, in order of their dates; no Spark job. */
  public List<NightFigures> nights() {
    return NightFigures.of(warehouse.nights().byNight().values(), NIGHTS);
  }

  /** What was learnt, as of the newest accepted night, as far as it may be shown. */
  public Shown shown() {
    Learnt learnt = new Learnt(warehouse);
    List<Rewrite> served = learnt.served(LOOKED_AT);
    List<Learnt.Rejected> rejected = learnt.rejected(LOOKED_AT);
    List<SyntheticLabel> labels = learnt.topLabels(LOOKED_AT);
    Witnesses witnesses = new Witnesses(warehouse, options);
    Map<String, List<Stretch>> stretches = witnesses.stretches(withSessions(served));
    Map<String, Judgement> judgements = witnesses.judgements(stretches.values());
    Disclosure disclosure = disclosure(witnesses, served, rejected, labels, stretches);
    List<Rewrite> shown = served.stream().filter(disclosure::shows).limit(TOP).toList();
    return new Shown(
        options.minCustomers(),
        shown.stream().map(r -> served(r, stretches, judgements, disclosure)).toList(),
        withheld(served, shown),
        rejected.stream().map(kind -> rejected(kind, disclosure)).toList(),
        labels.stream().filter(disclosure::shows).limit(TOP).toList());
  }

  /** A session is shown only where as many customers as a text needs went the same way. */
  private List<Rewrite> withSessions(List<Rewrite> served) {
    return served.stream()
        .filter(rewrite -> rewrite.customers() >= options.minCustomers())
        .limit(TOP)
        .toList();
  }

  private static int withheld(List<Rewrite> served, List<Rewrite> shown) {
    int lookedAt =
        shown.size() < TOP ? served.size() : served.indexOf(shown.get(shown.size() - 1)) + 1;
    return lookedAt - shown.size();
  }

  private static Shown.Served served(
      Rewrite rewrite,
      Map<String, List<Stretch>> stretches,
      Map<String, Judgement> judgements,
      Disclosure disclosure) {
    List<Excerpt> sessions = new ArrayList<>();
    Set<String> customers = new HashSet<>();
    stretches.getOrDefault(rewrite.rewriteId(), List.of()).stream()
        .sorted(mostTelling(judgements, disclosure))
        .filter(stretch -> customers.add(stretch.turns().get(0).customerId()))
        .limit(SESSIONS)
        .forEach(stretch -> sessions.add(stretch.shown(judgements, disclosure)));
    return new Shown.Served(disclosure.shown(rewrite), sessions);
  }

  /** What hides least comes first, then what surely is a rephrase, then what is short. */
  private static Comparator<Stretch> mostTelling(
      Map<String, Judgement> judgements, Disclosure disclosure) {
    return Comparator.comparingInt((Stretch s) -> s.shown(judgements, disclosure).hidden())
        .thenComparingDouble(s -> -s.probability(judgements))
        .thenComparingInt(s -> s.turns().size())
        .thenComparing(s -> s.turns().get(0).turnId());
  }

  private static Shown.Rejected rejected(Learnt.Rejected rejected, Disclosure disclosure) {
    return new Shown.Rejected(
        Withheld.sentence(rejected.kind()),
        rejected.count(),
        rejected.rewrites().stream()
            .filter(disclosure::shows)
            .limit(EXAMPLES)
            .map(disclosure::shown)
            .toList());
  }

  private Disclosure disclosure(
      Witnesses witnesses,
      List<Rewrite> served,
      List<Learnt.Rejected> rejected,
      List<SyntheticLabel> labels,
      Map<String, List<Stretch>> stretches) {
    Set<Spoken> texts = new HashSet<>();
    Set<Spoken> contexts = new HashSet<>();
    Stream.concat(served.stream(), rejected.stream().flatMap(kind -> kind.rewrites().stream()))
        .forEach(
            rewrite -> {
              texts.add(Spoken.text(rewrite.locale(), rewrite.source()));
              texts.add(Spoken.text(rewrite.locale(), rewrite.target()));
              add(rewrite.locale(), rewrite.context(), contexts);
            });
    for (SyntheticLabel label : labels) {
      texts.add(Spoken.text(label.locale(), label.text()));
      add(label.locale(), label.context(), contexts);
    }
    stretches.values().stream()
        .flatMap(List::stream)
        .flatMap(stretch -> stretch.turns().stream())
        .forEach(
            turn -> {
              texts.add(Spoken.text(turn.locale(), turn.utterance()));
              add(turn.locale(), turn.context(), contexts);
            });
    return new Disclosure(witnesses.saidByEnough(texts), witnesses.heardByEnough(contexts));
  }

  private static void add(String locale, String contextOrNull, Set<Spoken> contexts) {
    if (contextOrNull != null) {
      contexts.add(Spoken.context(locale, contextOrNull));
    }
  }
}
