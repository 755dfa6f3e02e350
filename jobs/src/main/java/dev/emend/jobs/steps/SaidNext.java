package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.FollowersColumn.OF_EARLIER;
import static dev.emend.jobs.rows.FollowersColumn.OF_LATER;
import static dev.emend.jobs.rows.SaidNextColumn.CONTEXT;
import static dev.emend.jobs.rows.SaidNextColumn.CUSTOMERS;
import static dev.emend.jobs.rows.SaidNextColumn.KIND;
import static dev.emend.jobs.rows.SaidNextColumn.LOCALE;
import static dev.emend.jobs.rows.SaidNextColumn.NEXT_CONTEXT;
import static dev.emend.jobs.rows.SaidNextColumn.NEXT_TEXT;
import static dev.emend.jobs.rows.SaidNextColumn.NIGHT;
import static dev.emend.jobs.rows.SaidNextColumn.TEXT;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.FollowersColumn;
import dev.emend.jobs.rows.SaidNextCodec;
import dev.emend.jobs.rows.SaidNextCodec.SaidBy;
import dev.emend.jobs.rows.SaidNextColumn;
import dev.emend.jobs.rows.SaidNextColumn.Kind;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.SessionCutter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * Counts what customers said right after a text, by night; a window of nights is the sum of its
 * nights.
 */
final class SaidNext {
  private static final String TOTAL = "total";

  /** One customer left out, nobody is left of fewer. */
  private static final int FEWEST = 2;

  private SaidNext() {}

  /** What a night adds to {@code said_next}. */
  static Dataset<Row> transform(Dataset<Row> turns, LocalDate night, JudgeOptions options) {
    return said(turns, options)
        .distinct()
        .groupBy(
            SaidBy.LOCALE.col(),
            SaidBy.CONTEXT.col(),
            SaidBy.TEXT.col(),
            SaidBy.KIND.col(),
            SaidBy.NEXT_CONTEXT.col(),
            SaidBy.NEXT_TEXT.col())
        .agg(functions.count(functions.lit(1)).as(CUSTOMERS.columnName()))
        .withColumn(NIGHT.columnName(), functions.lit(night))
        .select(Schemas.cols(SaidNextColumn.values()));
  }

  /** What was said next in some nights; one job. */
  static Followers sum(Dataset<Row> saidNext) {
    Observation observed = new Observation();
    Dataset<Row> sums =
        sums(saidNext)
            .observe(observed, functions.sum(of(Kind.NEXT)).as(TOTAL))
            .filter(KIND.col().notEqual(Kind.WENT_ON.name()).and(CUSTOMERS.col().geq(FEWEST)));
    SaidNextCodec codec = new SaidNextCodec(sums.schema());
    List<Followers.Count> counts = new ArrayList<>();
    List<Followers.Fate> fates = new ArrayList<>();
    for (Row row : sums.collectAsList()) {
      if (codec.isNext(row)) {
        counts.add(codec.count(row));
      } else {
        fates.add(codec.fate(row));
      }
    }
    Object total = Observed.values(observed).get(TOTAL);
    return Followers.of(counts, total == null ? 0 : ((Number) total).longValue(), fates);
  }

  /** The sums of each text and pair of texts, beside those of either text. */
  static Dataset<Row> sums(Dataset<Row> saidNext) {
    var ofText = Window.partitionBy(LOCALE.col(), CONTEXT.col(), TEXT.col());
    var ofNext = Window.partitionBy(LOCALE.col(), NEXT_CONTEXT.col(), NEXT_TEXT.col(), KIND.col());
    return saidNext
        .groupBy(
            LOCALE.col(),
            CONTEXT.col(),
            TEXT.col(),
            KIND.col(),
            NEXT_CONTEXT.col(),
            NEXT_TEXT.col())
        .agg(functions.sum(CUSTOMERS.col()).as(CUSTOMERS.columnName()))
        .withColumns(
            Map.of(
                FollowersColumn.WENT_ON.columnName(),
                functions.sum(of(Kind.WENT_ON)).over(ofText),
                OF_EARLIER.columnName(),
                functions.sum(of(Kind.NEXT)).over(ofText),
                OF_LATER.columnName(),
                functions.sum(of(Kind.NEXT)).over(ofNext)))
        .select(Schemas.cols(FollowersColumn.values()));
  }

  /** The customers of one kind, else 0. */
  private static Column of(Kind kind) {
    return functions.when(KIND.col().equalTo(kind.name()), CUSTOMERS.col()).otherwise(0L);
  }

  private static Dataset<Row> said(Dataset<Row> turns, JudgeOptions options) {
    TurnCodec codec = new TurnCodec(turns.schema());
    MapPartitionsFunction<Row, Row> pairs =
        rows -> {
          SessionCutter cutter = new SessionCutter(options.gap());
          return SessionRows.groups(
              SessionRows.decoded(rows, codec),
              turn -> turn,
              group -> pairs(cutter.cut(once(group)), options));
        };
    return SessionRows.byDevice(turns).mapPartitions(pairs, Schemas.encoder(SaidBy.values()));
  }

  /** Logs may deliver a turn twice. */
  private static List<Turn> once(List<Turn> turns) {
    List<Turn> once = new ArrayList<>();
    for (Turn turn : turns) {
      if (once.isEmpty() || !once.get(once.size() - 1).turnId().equals(turn.turnId())) {
        once.add(turn);
      }
    }
    return once;
  }

  private static Iterator<Row> pairs(List<Session> sessions, JudgeOptions options) {
    return sessions.stream()
        .flatMap(
            session ->
                Followers.in(session, options.terminations()).stream()
                    .flatMap(
                        next -> SaidNextCodec.rows(session.turn(0).customerId(), next).stream()))
        .iterator();
  }
}
