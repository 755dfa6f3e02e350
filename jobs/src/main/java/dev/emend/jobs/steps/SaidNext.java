package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.NextColumn.CUSTOMER;
import static dev.emend.jobs.rows.NextColumn.CUSTOMERS;
import static dev.emend.jobs.rows.NextColumn.EARLIER;
import static dev.emend.jobs.rows.NextColumn.LATER;
import static dev.emend.jobs.rows.NextColumn.OF_EARLIER;
import static dev.emend.jobs.rows.NextColumn.OF_LATER;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.NextCodec;
import dev.emend.jobs.rows.NextColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.SessionCutter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** Counts what customers said right after a text. */
final class SaidNext {
  private static final String TOTAL = "total";

  /** One customer left out, nobody is left of fewer. */
  private static final int FEWEST = 2;

  private SaidNext() {}

  /** What was said next in the turns of a window; one job. */
  static Followers in(Dataset<Row> turns, JudgeOptions options) {
    Observation observed = new Observation();
    Dataset<Row> counts =
        transform(turns, options)
            .observe(observed, functions.sum(CUSTOMERS.col()).as(TOTAL))
            .filter(CUSTOMERS.col().geq(FEWEST));
    NextCodec codec = new NextCodec(counts.schema());
    List<Followers.Count> collected = counts.collectAsList().stream().map(codec::count).toList();
    Object total = Observed.values(observed).get(TOTAL);
    return Followers.of(collected, total == null ? 0 : ((Number) total).longValue());
  }

  /** How many customers said each text after each other one, beside the sums of either text. */
  static Dataset<Row> transform(Dataset<Row> turns, JudgeOptions options) {
    return said(turns, options)
        .dropDuplicates(
            new String[] {CUSTOMER.columnName(), EARLIER.columnName(), LATER.columnName()})
        .groupBy(EARLIER.col(), LATER.col())
        .agg(functions.count(functions.lit(1)).as(CUSTOMERS.columnName()))
        .withColumns(
            Map.of(
                OF_EARLIER.columnName(),
                functions.sum(CUSTOMERS.col()).over(Window.partitionBy(EARLIER.col())),
                OF_LATER.columnName(),
                functions.sum(CUSTOMERS.col()).over(Window.partitionBy(LATER.col()))));
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
    return SessionRows.byDevice(turns).mapPartitions(pairs, Schemas.encoder(NextColumn.values()));
  }

  /** Logs may deliver a turn in two nights. */
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
                    .map(next -> NextCodec.row(session.turn(0).customerId(), next)))
        .iterator();
  }
}
