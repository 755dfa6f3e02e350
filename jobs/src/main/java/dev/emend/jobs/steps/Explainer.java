package dev.emend.jobs.steps;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.RewriteColumn;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.State;
import dev.emend.rephrase.Terminations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells why a rewrite exists or does not, from the accepted state of the warehouse. */
public final class Explainer {
  private final Warehouse warehouse;
  private final MineOptions options;

  public Explainer(Warehouse warehouse, MineOptions options) {
    this.warehouse = warehouse;
    this.options = options;
  }

  /**
   * What is known of a text under a context, over the window.
   *
   * @param locale BCP 47
   * @param state the text and its context
   * @param readings how it was read: reading key and number of turns, most frequent first
   * @param success turns that ended well
   * @param failure turns that ended badly
   * @param saidAgain what was said instead, most frequent first
   * @param saidBefore what it was said instead of, most frequent first
   * @param rewrites the rewrites of it and to it, of every status
   * @param verdict the whole in a sentence
   */
  public record Explanation(
      String locale,
      State state,
      SortedMap<Long, List<Reading>> readings,
      double success,
      double failure,
      List<Neighbour> saidAgain,
      List<Neighbour> saidBefore,
      List<Rewrite> rewrites,
      String verdict) {}

  /**
   * One end of a transition.
   *
   * @param state the other end
   * @param mass expected number of times
   * @param customers distinct customers
   * @param sessions number of sessions
   */
  public record Neighbour(State state, double mass, long customers, long sessions) {}

  /**
   * Explains a rewrite or a text.
   *
   * @param question a rewrite's id, or an utterance
   * @param locale of the utterance
   * @param context of the utterance, or null
   */
  public Explanation explain(String question, String locale, String context) {
    List<Rewrite> all = rewrites();
    for (Rewrite rewrite : all) {
      if (rewrite.rewriteId().equals(question)) {
        State source = new State(rewrite.context(), rewrite.source());
        return explain(rewrite.locale(), source, all);
      }
    }
    return explain(locale, new State(context, TextKey.of(question)), all);
  }

  private Explanation explain(String locale, State state, List<Rewrite> all) {
    List<Rewrite> rewrites =
        all.stream()
            .filter(r -> r.locale().equals(locale))
            .filter(r -> of(r, state) || to(r, state))
            .toList();
    Found found = new Found(state);
    Dataset<Row> sums = WindowSums.sums(around(locale, state));
    SummedCodec codec = new SummedCodec(sums.schema());
    sums.collectAsList().forEach(row -> found.add(codec, row));
    return new Explanation(
        locale,
        state,
        found.readings,
        found.success,
        found.failure,
        sorted(found.saidAgain),
        sorted(found.saidBefore),
        rewrites,
        verdict(state, found, rewrites));
  }

  private static boolean of(Rewrite rewrite, State state) {
    return rewrite.source().equals(state.text())
        && Objects.equals(rewrite.context(), state.context());
  }

  private static boolean to(Rewrite rewrite, State state) {
    return TextKey.of(rewrite.target()).equals(state.text())
        && Objects.equals(rewrite.context(), state.context());
  }

  private String verdict(State state, Found found, List<Rewrite> rewrites) {
    List<Rewrite> own = rewrites.stream().filter(r -> of(r, state)).toList();
    if (!own.isEmpty()) {
      Rewrite first = own.get(0);
      return "%s: '%s' becomes '%s'. %s."
          .formatted(first.status(), first.source(), first.target(), first.reason());
    }
    if (Terminations.of(options.terminations()).contains(state.text())) {
      return "'" + state.text() + "' only stops the assistant; it is never rewritten.";
    }
    if (found.readings.isEmpty()) {
      return "'" + state.text() + "' was never said under this context in the window.";
    }
    if (found.saidAgain.stream().allMatch(n -> n.state().equals(state))) {
      return "'" + state.text() + "' was never said again in other words.";
    }
    return "'"
        + state.text()
        + "' was said again in other words, but no such wording is understood or surely ends well.";
  }

  private Dataset<Row> around(String locale, State state) {
    LocalDate newest = warehouse.nights().byNight().lastKey();
    return warehouse
        .accepted(Table.TRANSITIONS)
        .filter(
            TransitionColumn.NIGHT
                .col()
                .between(newest.minusDays(options.windowNights() - 1L), newest))
        .filter(TransitionColumn.LOCALE.col().equalTo(locale))
        .filter(
            TransitionColumn.TEXT
                .col()
                .equalTo(state.text())
                .or(TransitionColumn.TO_TEXT.col().equalTo(state.text())));
  }

  private List<Rewrite> rewrites() {
    Dataset<Row> rows =
        warehouse
            .accepted(Table.REWRITES)
            .orderBy(RewriteColumn.LOCALE.col(), RewriteColumn.REWRITE_ID.col());
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows.collectAsList().stream().map(codec::rewrite).toList();
  }

  private static List<Neighbour> sorted(List<Neighbour> neighbours) {
    return neighbours.stream()
        .sorted(
            Comparator.comparingDouble(Neighbour::mass).reversed().thenComparing(Neighbour::state))
        .toList();
  }

  /** What the sums say about one state. */
  private static final class Found {
    private final State state;
    private final SortedMap<Long, List<Reading>> readings =
        new TreeMap<>(Comparator.reverseOrder());
    private final List<Neighbour> saidAgain = new ArrayList<>();
    private final List<Neighbour> saidBefore = new ArrayList<>();
    private double success;
    private double failure;

    Found(State state) {
      this.state = state;
    }

    void add(SummedCodec codec, Row row) {
      String kind = codec.kind(row);
      boolean from = codec.from(row).equals(state);
      if (kind.equals(Contribution.Kind.SAID_AGAIN.name())) {
        again(codec, row, from);
      } else if (from && kind.equals(TransitionCodec.READ)) {
        readings
            .computeIfAbsent(Math.round(codec.mass(row)), n -> new ArrayList<>())
            .add(codec.reading(row));
      } else if (from && kind.equals(Contribution.Kind.SUCCESS.name())) {
        success += codec.mass(row);
      } else if (from) {
        failure += codec.mass(row);
      }
    }

    private void again(SummedCodec codec, Row row, boolean from) {
      State other = from ? codec.to(row) : codec.from(row);
      Neighbour neighbour =
          new Neighbour(other, codec.mass(row), codec.customers(row).length, codec.sessions(row));
      if (from) {
        saidAgain.add(neighbour);
      } else if (codec.to(row).equals(state)) {
        saidBefore.add(neighbour);
      }
    }
  }
}
