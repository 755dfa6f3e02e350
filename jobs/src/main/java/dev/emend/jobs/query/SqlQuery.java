package dev.emend.jobs.query;

import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;

/** Answers questions in Spark SQL over the tables as of the newest accepted night. */
public final class SqlQuery {
  /** The view of the run reports, beside the tables. */
  public static final String RUNS = "runs";

  private final Warehouse warehouse;

  public SqlQuery(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * What came of a question.
   *
   * @param columns names of the columns
   * @param rows each a JSON object, what is null left out
   * @param more whether there are more rows than were asked for
   */
  public record Answered(List<String> columns, List<String> rows, boolean more) {}

  /**
   * Answers a question.
   *
   * @param sql one query; it may name every {@link Table} and {@value #RUNS}
   * @param most rows to answer, at least 1
   * @throws IllegalArgumentException where it is no query, or Spark does not understand it
   */
  public Answered ask(String sql, int most) {
    SparkSession spark = warehouse.spark();
    createViews();
    Dataset<Row> answer = understood(spark, sql);
    List<Row> rows = answer.limit(most + 1).collectAsList();
    return new Answered(
        List.of(answer.columns()),
        rows.stream().limit(most).map(Row::json).toList(),
        rows.size() > most);
  }

  private void createViews() {
    for (Table table : Table.values()) {
      warehouse.accepted(table).createOrReplaceTempView(table.tableName());
    }
    try {
      warehouse.runs().createOrReplaceTempView(RUNS);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the reports of the warehouse", e);
    }
  }

  private static Dataset<Row> understood(SparkSession spark, String sql) {
    try {
      demandQuery(spark.sessionState().sqlParser().parsePlan(sql), sql);
      return spark.sql(sql);
    } catch (AnalysisException e) {
      throw new IllegalArgumentException(sentence(e), e);
    }
  }

  private static void demandQuery(LogicalPlan plan, String sql) {
    if (plan.exists(node -> node instanceof Command || node instanceof ParsedStatement)) {
      throw new IllegalArgumentException(
          "Not a query: '%s' (only SELECT, WITH and VALUES; the warehouse is only read)"
              .formatted(sql.strip().lines().findFirst().orElse("")));
    }
  }

  /** The first paragraph: behind it Spark prints the query or its plan. */
  private static String sentence(AnalysisException failure) {
    String message = failure.getSimpleMessage().strip();
    int end = message.indexOf("\n\n");
    int plan = message.indexOf(";\n");
    int cut = Math.min(end < 0 ? message.length() : end, plan < 0 ? message.length() : plan);
    return message.substring(0, cut).replaceAll("\\s*\\R\\s*", " ");
  }
}
