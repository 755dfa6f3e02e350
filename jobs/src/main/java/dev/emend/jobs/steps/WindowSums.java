package dev.emend.jobs.steps;

import static dev.emend.jobs.rows.TransitionColumn.CUSTOMER_ID;
import static dev.emend.jobs.rows.TransitionColumn.KIND;
import static dev.emend.jobs.rows.TransitionColumn.MASS;
import static dev.emend.jobs.rows.TransitionColumn.NIGHT;
import static dev.emend.jobs.rows.TransitionColumn.SESSIONS;

import dev.emend.jobs.rows.SummedColumn;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.markov.rewrite.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/** Sums of the transitions of a window of nights. */
public final class WindowSums {
  private static final String SAID_AGAIN = Contribution.Kind.SAID_AGAIN.name();

  private static final TransitionColumn[] SOURCE = {
    TransitionColumn.LOCALE, TransitionColumn.CONTEXT, TransitionColumn.TEXT, CUSTOMER_ID
  };

  private WindowSums() {}

  /** The newest night that exists once a run's night is accepted. */
  static LocalDate newest(NightRun run) {
    return run.audit().nights().last();
  }

  /** The transitions of the window that ends with the newest night. */
  static Dataset<Row> window(NightRun run, int windowNights) {
    return window(run, newest(run), windowNights);
  }

  /** The transitions of the window that ends with a night. */
  static Dataset<Row> window(NightRun run, LocalDate last, int windowNights) {
    return run.audit()
        .read(Table.TRANSITIONS)
        .filter(NIGHT.col().between(last.minusDays(windowNights - 1L), last));
  }

  /** Sums over customers and nights, with the hashes of the customers who said it again. */
  public static Dataset<Row> sums(Dataset<Row> transitions) {
    return sums(transitions, functions.lit(null).cast(NIGHT.type()));
  }

  /** The same over the nights before one, where the night is null, and over each night from it. */
  static Dataset<Row> sums(Dataset<Row> transitions, LocalDate first) {
    return sums(transitions, functions.when(NIGHT.col().geq(first), NIGHT.col()));
  }

  private static Dataset<Row> sums(Dataset<Row> transitions, Column night) {
    Column customer =
        functions.when(KIND.col().equalTo(SAID_AGAIN), functions.xxhash64(CUSTOMER_ID.col()));
    List<Column> sums = new ArrayList<>(masses());
    sums.add(functions.collect_set(customer).as(SummedColumn.CUSTOMERS.columnName()));
    List<Column> keys = new ArrayList<>(List.of(keys(NIGHT, CUSTOMER_ID, MASS, SESSIONS)));
    keys.add(night.as(NIGHT.columnName()));
    return summed(transitions.groupBy(keys.toArray(Column[]::new)), sums);
  }

  /**
   * Sums over nights for each customer who said something again in enough sessions. The rows of a
   * customer's source are brought together once: its groups and its best group both stay there.
   */
  public static Dataset<Row> personalSums(Dataset<Row> transitions, long minSessions) {
    Dataset<Row> own =
        transitions.filter(KIND.col().notEqual(TransitionCodec.READ)).repartition(source());
    Dataset<Row> sums = summed(own.groupBy(keys(NIGHT, MASS, SESSIONS)), masses());
    Column again = functions.when(KIND.col().equalTo(SAID_AGAIN), SESSIONS.col());
    return sums.withColumn(
            SummedColumn.MOST.columnName(), functions.max(again).over(Window.partitionBy(source())))
        .filter(SummedColumn.MOST.col().geq(minSessions))
        .drop(SummedColumn.MOST.col());
  }

  private static Column[] source() {
    return Arrays.stream(SOURCE).map(TransitionColumn::col).toArray(Column[]::new);
  }

  private static List<Column> masses() {
    return List.of(
        functions.sum(MASS.col()).as(MASS.columnName()),
        functions.sum(SESSIONS.col()).as(SESSIONS.columnName()),
        functions.min(NIGHT.col()).as(SummedColumn.FIRST.columnName()),
        functions.max(NIGHT.col()).as(SummedColumn.LAST.columnName()));
  }

  private static Dataset<Row> summed(RelationalGroupedDataset groups, List<Column> sums) {
    return groups.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Column[] keys(TransitionColumn... without) {
    List<TransitionColumn> left = List.of(without);
    return Arrays.stream(TransitionColumn.values())
        .filter(column -> !left.contains(column))
        .map(TransitionColumn::col)
        .toArray(Column[]::new);
  }
}
