package dev.emend.jobs.evaluate;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.JudgementCodec;
import dev.emend.jobs.rows.JudgementColumn;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.TableColumn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scores what a warehouse has learnt. Each date is judged by the rewrites as they were accepted
 * with the night before it; rephrases and failure points by the judgements of the accepted nights
 * up to the last date; labels, as they were accepted before the last date, against the nights they
 * were learnt from.
 */
public final class Evaluation {
  private static final double[] CURVE = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

  private final Warehouse warehouse;
  private final TruthReader truth;
  private final Function<LocalDate, Optional<List<Turn>>> logged;
  private final SortedMap<LocalDate, AcceptedNight> nights;

  /**
   * An evaluation.
   *
   * @param warehouse open for reading
   * @param truth what was really said and meant
   * @param logged the turns of a date that the warehouse has not accepted
   */
  public Evaluation(
      Warehouse warehouse, TruthReader truth, Function<LocalDate, Optional<List<Turn>>> logged) {
    this.warehouse = warehouse;
    this.truth = truth;
    this.logged = logged;
    this.nights = new TreeMap<>(warehouse.nights().byNight());
  }

  /**
   * The scores of one or several dates.
   *
   * @param rewrites of each date
   * @param sum of all dates
   * @param rephrases of all turns
   * @param withoutVerbatim the same without verbatim repeats
   * @param failurePoints macro-F1 and its classes
   * @param labels of each origin at the threshold in use
   * @param curves the same at rising thresholds, with the reliability of the confidences
   * @param rescued failed turns of the learnt nights whose later rephrase worked: what labels from
   *     rephrases can cover
   */
  public record Scores(
      SortedMap<LocalDate, RewriteScore> rewrites,
      RewriteScore sum,
      RephraseScore rephrases,
      RephraseScore withoutVerbatim,
      FailurePointScore failurePoints,
      Map<Origin, LabelScore> labels,
      Map<Origin, List<LabelScore.AtThreshold>> curves,
      long rescued) {}

  /**
   * Scores dates.
   *
   * @param dates in order, at least one; dates without logs are left out
   * @throws IllegalArgumentException where no night before the last date is accepted
   */
  public Scores of(List<LocalDate> dates) {
    LocalDate last = dates.get(dates.size() - 1);
    SortedMap<LocalDate, AcceptedNight> before = nights.headMap(last);
    if (before.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing to evaluate: the warehouse "
              + warehouse.options().location()
              + " has no accepted night before "
              + last
              + ". Run the nights before it first.");
    }
    truth.demandAnyOf(dates);
    Scoring scoring = new Scoring(dates, before.keySet(), labels(before));
    SortedSet<LocalDate> read = new TreeSet<>(nights.headMap(last.plusDays(1)).keySet());
    read.addAll(dates);
    for (LocalDate night : read) {
      turns(night, dates).ifPresent(turns -> scoring.add(night, turns));
    }
    return scoring.scores();
  }

  /** The turns of an accepted night, or of a date that only the logs have. */
  private Optional<List<Turn>> turns(LocalDate night, List<LocalDate> dates) {
    Dataset<Row> rows = ofNight(Table.TURNS, TurnColumn.NIGHT, night);
    TurnCodec codec = new TurnCodec(rows.schema());
    List<Turn> turns = rows.collectAsList().stream().map(codec::turn).toList();
    if (!turns.isEmpty()) {
      return Optional.of(turns);
    }
    return dates.contains(night) ? logged.apply(night) : Optional.empty();
  }

  private Dataset<Row> ofNight(Table table, TableColumn column, LocalDate night) {
    return warehouse.accepted(table).filter(column.col().equalTo(night));
  }

  private LabelScorer labels(SortedMap<LocalDate, AcceptedNight> before) {
    Dataset<Row> rows = warehouse.accepted(Table.LABELS, before.get(before.lastKey()));
    LabelCodec codec = new LabelCodec(rows.schema());
    return new LabelScorer(rows.collectAsList().stream().map(codec::label).toList());
  }

  private List<Rewrite> rewrites(AcceptedNight taught) {
    Dataset<Row> rows = warehouse.accepted(Table.REWRITES, taught);
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows.collectAsList().stream().map(codec::rewrite).toList();
  }

  private Map<String, JudgedTurn> judgements(LocalDate night) {
    Map<String, JudgedTurn> judgements = new HashMap<>();
    Dataset<Row> rows = ofNight(Table.JUDGEMENTS, JudgementColumn.NIGHT, night);
    JudgementCodec codec = new JudgementCodec(rows.schema());
    for (Row row : rows.collectAsList()) {
      Judgement judgement = codec.judgement(row);
      judgements.put(judgement.turnId(), JudgedTurn.of(judgement));
    }
    return judgements;
  }

  private Map<String, Truth> truths(LocalDate night) {
    Map<String, Truth> truths = new HashMap<>();
    if (truth.has(night)) {
      truth.forEach(night, one -> truths.put(one.turnId(), one));
    }
    return truths;
  }

  /** Fed with one night after the other; no more than one night's turns are in memory. */
  private final class Scoring {
    private final List<LocalDate> dates;
    private final Set<LocalDate> learnt;
    private final LabelScorer labels;
    private final LoggedReadings readings = new LoggedReadings();
    private final SortedMap<LocalDate, RewriteScore> rewrites = new TreeMap<>();
    private final RephraseScorer rephrases = new RephraseScorer();
    private final FailurePointScorer failures = new FailurePointScorer();
    private LocalDate firstLogged;
    private boolean known;

    Scoring(List<LocalDate> dates, Set<LocalDate> learnt, LabelScorer labels) {
      this.dates = dates;
      this.learnt = learnt;
      this.labels = labels;
    }

    void add(LocalDate night, List<Turn> turns) {
      Map<String, Truth> truths = truths(night);
      if (dates.contains(night)) {
        firstLogged = firstLogged == null ? night : firstLogged;
        known |= turns.stream().anyMatch(turn -> truths.containsKey(turn.turnId()));
      }
      SortedMap<LocalDate, AcceptedNight> taught = nights.headMap(night);
      if (dates.contains(night) && !taught.isEmpty()) {
        RewriteScorer scorer = new RewriteScorer(rewrites(taught.get(taught.lastKey())), readings);
        turns.forEach(turn -> scorer.add(turn, truths.get(turn.turnId())));
        rewrites.put(night, scorer.score());
      }
      turns.forEach(readings::add);
      Map<String, JudgedTurn> judgements = nights.containsKey(night) ? judgements(night) : Map.of();
      if (learnt.contains(night)) {
        RescuedTurns.of(turns, truths)
            .forEach(turn -> labels.addRescued(turn, truths.get(turn.turnId())));
      }
      for (Turn turn : turns) {
        Truth actual = truths.get(turn.turnId());
        JudgedTurn judged = judgements.get(turn.turnId());
        if (actual != null && judged != null) {
          rephrases.add(turn, judged, actual);
          failures.add(judged, actual);
        }
        if (learnt.contains(night)) {
          labels.add(turn, actual);
        }
      }
    }

    Scores scores() {
      demandTruth();
      Map<Origin, LabelScore> byOrigin = new EnumMap<>(Origin.class);
      Map<Origin, List<LabelScore.AtThreshold>> curves = new EnumMap<>(Origin.class);
      for (Origin origin : Origin.values()) {
        byOrigin.put(origin, labels.score(origin, 0));
        curves.put(origin, labels.curve(origin, CURVE));
      }
      return new Scores(
          rewrites,
          rewrites.values().stream().reduce(RewriteScore.NONE, RewriteScore::plus),
          rephrases.score(),
          rephrases.scoreWithoutVerbatim(),
          failures.score(),
          byOrigin,
          curves,
          labels.rescued());
    }

    private void demandTruth() {
      if (!known) {
        throw new IllegalArgumentException(
            "Nothing to evaluate: "
                + (firstLogged == null
                    ? "there are no logs of " + dates.get(0)
                    : "the truth knows no turn of the logs of " + firstLogged)
                + ". Check the date, and that logs and truth belong together.");
      }
    }
  }
}
