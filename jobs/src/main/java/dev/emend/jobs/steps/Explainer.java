package dev.emend.jobs.steps;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.tables.Exporter;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.markov.rewrite.Explanation;
import dev.emend.markov.rewrite.ExplanationSvg;
import dev.emend.markov.rewrite.ExplanationText;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells why a rewrite exists or does not, by the miner itself over the accepted state. */
public final class Explainer {
  private final Warehouse warehouse;
  private final MineOptions options;

  public Explainer(Warehouse warehouse, MineOptions options) {
    this.warehouse = warehouse;
    this.options = options;
  }

  /**
   * What is known of a text.
   *
   * @param locale BCP 47
   * @param context the context, or null
   * @param text key of the text
   * @param why why it is rewritten or not, in a sentence
   * @param picture the chain around it, line by line
   * @param svg the same as an SVG document
   * @param rewrites its rewrites of every status and scope, and those that lead to it
   */
  public record Explained(
      String locale,
      String context,
      String text,
      String why,
      List<String> picture,
      String svg,
      List<Rewrite> rewrites) {}

  /**
   * Explains a rewrite or a text.
   *
   * @param question a rewrite's id, or an utterance
   * @param locale of the utterance
   * @param context of the utterance, or null
   */
  public Explained explain(String question, String locale, String context) {
    List<Rewrite> all = rewrites();
    Optional<Rewrite> named = all.stream().filter(r -> r.rewriteId().equals(question)).findFirst();
    State state =
        named
            .map(r -> new State(r.context(), r.source()))
            .orElseGet(() -> new State(context, TextKey.of(question)));
    String where = named.map(Rewrite::locale).orElse(locale);
    WindowEvidence window = window();
    Explanation chain =
        options.miner(window.tuning(where, options).chosen()).explain(window.of(where), state);
    List<Rewrite> rewrites = new ArrayList<>();
    chain.rewrite().ifPresent(rewrites::add);
    all.stream()
        .filter(r -> r.scope() == Rewrite.Scope.PERSONAL && r.locale().equals(where))
        .filter(r -> new State(r.context(), r.source()).equals(state))
        .forEach(rewrites::add);
    rewrites.addAll(chain.leadingHere());
    return new Explained(
        where,
        state.context(),
        state.text(),
        chain.why(),
        ExplanationText.lines(chain),
        ExplanationSvg.document(chain),
        rewrites);
  }

  /** Why a file cannot be written, a sentence; empty where nothing speaks against it. */
  public Optional<String> refusal(String out) {
    return new Exporter(warehouse).refusal(out);
  }

  /**
   * Writes the picture of an explanation, whole or not at all; what is there is replaced.
   *
   * @param out any Hadoop path
   */
  public void write(Explained explained, String out) {
    new Exporter(warehouse).text(explained.svg(), out);
  }

  /** What each locale's log chose for its thresholds, in the order of locales. */
  public List<Tuned> tuned() {
    demandNight();
    WindowEvidence window = window();
    return window.locales().stream()
        .map(locale -> Tuned.of(locale, window.tuning(locale, options)))
        .toList();
  }

  private WindowEvidence window() {
    SortedSet<LocalDate> nights =
        WindowEvidence.inWindow(
            new TreeSet<>(warehouse.nights().byNight().keySet()), options.windowNights());
    Dataset<Row> window =
        warehouse
            .accepted(Table.TRANSITIONS)
            .filter(TransitionColumn.NIGHT.col().between(nights.first(), nights.last()));
    return WindowEvidence.of(window, nights, options.tune().nights());
  }

  private void demandNight() {
    if (warehouse.nights().newest().isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing to explain: the warehouse "
              + warehouse.options().location()
              + " has no accepted night. Run a night first.");
    }
  }

  private List<Rewrite> rewrites() {
    demandNight();
    Dataset<Row> rows = warehouse.accepted(Table.REWRITES);
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows.collectAsList().stream().map(codec::rewrite).toList();
  }
}
