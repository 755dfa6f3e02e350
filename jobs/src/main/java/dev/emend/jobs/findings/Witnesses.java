package dev.emend.jobs.findings;

import static dev.emend.jobs.rows.TransitionColumn.CONTEXT;
import static dev.emend.jobs.rows.TransitionColumn.CUSTOMER_ID;
import static dev.emend.jobs.rows.TransitionColumn.KIND;
import static dev.emend.jobs.rows.TransitionColumn.LOCALE;
import static dev.emend.jobs.rows.TransitionColumn.MASS;
import static dev.emend.jobs.rows.TransitionColumn.NIGHT;
import static dev.emend.jobs.rows.TransitionColumn.TEXT;
import static dev.emend.jobs.rows.TransitionColumn.TO_TEXT;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import dev.emend.jobs.rows.FindingColumn;
import dev.emend.jobs.rows.JudgementCodec;
import dev.emend.jobs.rows.JudgementColumn;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.rephrase.SessionCutter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** The customers behind what was learnt: their sessions, and how many there are. */
final class Witnesses {
  /** Customers that are looked at for a source, to have some whose session tells most. */
  private static final int MOST_OF_A_SOURCE = 8;

  private final Warehouse warehouse;
  private final FindingsOptions options;

  Witnesses(Warehouse warehouse, FindingsOptions options) {
    this.warehouse = warehouse;
    this.options = options;
  }

  /** Sessions that show each rewrite, by its id; two Spark jobs. */
  Map<String, List<Stretch>> stretches(List<Rewrite> rewrites) {
    Map<String, List<Stretch>> stretches = new LinkedHashMap<>();
    if (rewrites.isEmpty()) {
      return stretches;
    }
    for (Session session : sessions(rewrites)) {
      for (Rewrite rewrite : rewrites) {
        Stretch.of(session, rewrite)
            .ifPresent(
                stretch ->
                    stretches
                        .computeIfAbsent(rewrite.rewriteId(), id -> new ArrayList<>())
                        .add(stretch));
      }
    }
    return stretches;
  }

  /** The sessions of the customers who most surely said a source and then its target. */
  private List<Session> sessions(List<Rewrite> rewrites) {
    Map<LocalDate, Set<String>> customers = customers(rewrites);
    Dataset<Row> rows =
        warehouse
            .accepted(Table.TURNS)
            .filter(TurnColumn.NIGHT.col().isin(customers.keySet().toArray()))
            .filter(
                TurnColumn.CUSTOMER_ID
                    .col()
                    .isin(customers.values().stream().flatMap(Set::stream).distinct().toArray()));
    TurnCodec codec = new TurnCodec(rows.schema());
    Map<LocalDate, List<Turn>> turns = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      Turn turn = codec.turn(row);
      LocalDate night = codec.night(row);
      if (customers.getOrDefault(night, Set.of()).contains(turn.customerId())) {
        turns.computeIfAbsent(night, n -> new ArrayList<>()).add(turn);
      }
    }
    SessionCutter cutter = new SessionCutter(options.gap());
    return turns.values().stream().flatMap(night -> cutter.cut(night).stream()).toList();
  }

  private Map<LocalDate, Set<String>> customers(List<Rewrite> rewrites) {
    Column rank =
        functions
            .row_number()
            .over(
                Window.partitionBy(LOCALE.col(), CONTEXT.col(), TEXT.col(), TO_TEXT.col())
                    .orderBy(NIGHT.col().desc(), MASS.col().desc(), CUSTOMER_ID.col()));
    Dataset<Row> rows =
        window()
            .filter(KIND.col().equalTo(Contribution.Kind.SAID_AGAIN.name()))
            .filter(TEXT.col().isin(rewrites.stream().map(Rewrite::source).toArray()))
            .filter(
                TO_TEXT.col().isin(rewrites.stream().map(r -> TextKey.of(r.target())).toArray()))
            .withColumn(FindingColumn.RANK.columnName(), rank)
            .filter(FindingColumn.RANK.col().leq(MOST_OF_A_SOURCE));
    SummedCodec codec = new SummedCodec(rows.schema());
    Map<LocalDate, Set<String>> customers = new HashMap<>();
    rows.collectAsList()
        .forEach(
            row ->
                customers
                    .computeIfAbsent(codec.night(row), night -> new HashSet<>())
                    .add(codec.customer(row)));
    return customers;
  }

  /** What is thought of the turns of the stretches, by their ids; one Spark job. */
  Map<String, Judgement> judgements(Collection<List<Stretch>> stretches) {
    Object[] ids =
        stretches.stream()
            .flatMap(List::stream)
            .flatMap(stretch -> stretch.turns().stream())
            .map(Turn::turnId)
            .distinct()
            .toArray();
    Map<String, Judgement> judgements = new HashMap<>();
    if (ids.length > 0) {
      Dataset<Row> rows =
          warehouse.accepted(Table.JUDGEMENTS).filter(JudgementColumn.TURN_ID.col().isin(ids));
      JudgementCodec codec = new JudgementCodec(rows.schema());
      rows.collectAsList()
          .forEach(row -> judgements.put(codec.judgement(row).turnId(), codec.judgement(row)));
    }
    return judgements;
  }

  /** Those of the texts that enough customers of the window said; one Spark job. */
  Set<Spoken> saidByEnough(Set<Spoken> texts) {
    return byEnough(texts, TEXT);
  }

  /** Those of the contexts that enough customers of the window were in; one Spark job. */
  Set<Spoken> heardByEnough(Set<Spoken> contexts) {
    return byEnough(contexts, CONTEXT);
  }

  /** Every turn adds its end or its repetition under the name of its customer. */
  private Set<Spoken> byEnough(Set<Spoken> asked, TransitionColumn column) {
    Set<Spoken> enough = new HashSet<>();
    if (asked.isEmpty()) {
      return enough;
    }
    Dataset<Row> rows =
        window()
            .filter(column.col().isin(asked.stream().map(Spoken::text).distinct().toArray()))
            .groupBy(LOCALE.col(), column.col().as(FindingColumn.SPOKEN.columnName()))
            .agg(functions.countDistinct(CUSTOMER_ID.col()).as(FindingColumn.SPEAKERS.columnName()))
            .filter(FindingColumn.SPEAKERS.col().geq(options.minCustomers()));
    SummedCodec codec = new SummedCodec(rows.schema());
    for (Row row : rows.collectAsList()) {
      enough.add(new Spoken(codec.locale(row), FindingColumn.spoken(row)));
    }
    enough.retainAll(asked);
    return enough;
  }

  private Dataset<Row> window() {
    LocalDate newest = warehouse.nights().byNight().lastKey();
    return warehouse
        .accepted(Table.TRANSITIONS)
        .filter(NIGHT.col().between(newest.minusDays(options.windowNights() - 1L), newest));
  }
}
