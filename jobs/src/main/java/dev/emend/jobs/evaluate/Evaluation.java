package dev.emend.jobs.evaluate;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.JudgementCodec;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
   * @param curves the same at rising thresholds
   */
  public record Scores(
      SortedMap<LocalDate, RewriteScore> rewrites,
      RewriteScore sum,
      RephraseScore rephrases,
      RephraseScore withoutVerbatim,
      FailurePointScore failurePoints,
      Map<Origin, LabelScore> labels,
      Map<Origin, List<LabelScore.AtThreshold>> curves) {}

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
    SortedMap<LocalDate, List<Turn>> turns = turns(dates, last);
    Map<String, Truth> truths = truths(dates, turns);
    SortedMap<LocalDate, RewriteScore> rewrites = rewrites(dates, turns, truths);
    RephraseScorer rephrases = new RephraseScorer();
    FailurePointScorer failures = new FailurePointScorer();
    judge(turns, truths, last, rephrases, failures);
    LabelScorer labels = labels(before, turns, truths);
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
        curves);
  }

  private Map<String, Truth> truths(List<LocalDate> dates, Map<LocalDate, List<Turn>> turns) {
    Map<String, Truth> truths = new HashMap<>();
    turns.keySet().stream()
        .filter(truth::has)
        .forEach(date -> truth.forEach(date, one -> truths.put(one.turnId(), one)));
    List<LocalDate> logged = dates.stream().filter(turns::containsKey).toList();
    if (logged.stream().allMatch(date -> withTruth(turns.get(date), truths).isEmpty())) {
      throw new IllegalArgumentException(
          "Nothing to evaluate: "
              + (logged.isEmpty()
                  ? "there are no logs of " + dates.get(0)
                  : "the truth knows no turn of the logs of " + logged.get(0))
              + ". Check the date, and that logs and truth belong together.");
    }
    return truths;
  }

  /** The accepted nights up to the last date, and the dates that only the logs have. */
  private SortedMap<LocalDate, List<Turn>> turns(List<LocalDate> dates, LocalDate last) {
    SortedMap<LocalDate, List<Turn>> turns = new TreeMap<>();
    Dataset<Row> accepted = warehouse.accepted(Table.TURNS);
    TurnCodec codec = new TurnCodec(accepted.schema());
    for (Row row : accepted.collectAsList()) {
      if (!codec.night(row).isAfter(last)) {
        turns.computeIfAbsent(codec.night(row), n -> new ArrayList<>()).add(codec.turn(row));
      }
    }
    for (LocalDate date : dates) {
      if (!turns.containsKey(date)) {
        logged.apply(date).ifPresent(found -> turns.put(date, found));
      }
    }
    return turns;
  }

  private SortedMap<LocalDate, RewriteScore> rewrites(
      List<LocalDate> dates, SortedMap<LocalDate, List<Turn>> turns, Map<String, Truth> truths) {
    LoggedReadings readings = new LoggedReadings();
    SortedMap<LocalDate, RewriteScore> scores = new TreeMap<>();
    for (Map.Entry<LocalDate, List<Turn>> night : turns.entrySet()) {
      SortedMap<LocalDate, AcceptedNight> taught = nights.headMap(night.getKey());
      if (dates.contains(night.getKey()) && !taught.isEmpty()) {
        Dataset<Row> rows = warehouse.accepted(Table.REWRITES, taught.get(taught.lastKey()));
        RewriteCodec codec = new RewriteCodec(rows.schema());
        RewriteScorer scorer =
            new RewriteScorer(rows.collectAsList().stream().map(codec::rewrite).toList(), readings);
        withTruth(night.getValue(), truths).forEach(scorer::add);
        scores.put(night.getKey(), scorer.score());
      }
      night.getValue().forEach(readings::add);
    }
    return scores;
  }

  private static Map<Turn, Truth> withTruth(List<Turn> turns, Map<String, Truth> truths) {
    Map<Turn, Truth> known = new java.util.LinkedHashMap<>();
    for (Turn turn : turns) {
      Truth truth = truths.get(turn.turnId());
      if (truth != null) {
        known.put(turn, truth);
      }
    }
    return known;
  }

  private void judge(
      SortedMap<LocalDate, List<Turn>> turns,
      Map<String, Truth> truths,
      LocalDate last,
      RephraseScorer rephrases,
      FailurePointScorer failures) {
    Map<String, Judgement> judgements = new HashMap<>();
    Dataset<Row> rows = warehouse.accepted(Table.JUDGEMENTS);
    JudgementCodec codec = new JudgementCodec(rows.schema());
    for (Row row : rows.collectAsList()) {
      Judgement judgement = codec.judgement(row);
      judgements.put(judgement.turnId(), judgement);
    }
    for (List<Turn> night : turns.headMap(last.plusDays(1)).values()) {
      withTruth(night, truths)
          .forEach(
              (turn, actual) -> {
                Judgement judgement = judgements.get(turn.turnId());
                if (judgement != null) {
                  rephrases.add(turn, JudgedTurn.of(judgement), actual);
                  failures.add(JudgedTurn.of(judgement), actual);
                }
              });
    }
  }

  private LabelScorer labels(
      SortedMap<LocalDate, AcceptedNight> before,
      SortedMap<LocalDate, List<Turn>> turns,
      Map<String, Truth> truths) {
    Dataset<Row> rows = warehouse.accepted(Table.LABELS, before.get(before.lastKey()));
    LabelCodec codec = new LabelCodec(rows.schema());
    List<SyntheticLabel> labels = rows.collectAsList().stream().map(codec::label).toList();
    LabelScorer scorer = new LabelScorer(labels);
    before
        .keySet()
        .forEach(
            night -> withTruth(turns.getOrDefault(night, List.of()), truths).forEach(scorer::add));
    return scorer;
  }
}
