package dev.emend.jobs.tables;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.rows.FindingColumn;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.LabelColumn;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.RewriteColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** What was learnt, as of the newest accepted night. */
public final class Learnt {
  private final Warehouse warehouse;

  /** Reads from a warehouse. */
  public Learnt(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The rewrites for everyone that are served, most customers first; at most so many; one Spark
   * job.
   */
  public List<Rewrite> served(int most) {
    Dataset<Row> rows = forEveryone();
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows.filter(isServed()).orderBy(mostCustomers()).limit(most).collectAsList().stream()
        .map(codec::rewrite)
        .toList();
  }

  /**
   * Rewrites for everyone that were rejected for one kind of reason.
   *
   * @param kind the reason without its numbers
   * @param count how many there are
   * @param rewrites those with the most customers
   */
  public record Rejected(String kind, long count, List<Rewrite> rewrites) {}

  /**
   * The rewrites for everyone that are not served, by the kind of reason, the most frequent first;
   * at most so many of each kind; one Spark job.
   */
  public List<Rejected> rejected(int mostOfEach) {
    Dataset<Row> rows = forEveryone();
    RewriteCodec codec = new RewriteCodec(rows.schema());
    WindowSpec ofKind = Window.partitionBy(FindingColumn.KIND.col());
    Map<String, List<Row>> byKind = new TreeMap<>();
    rows.filter(functions.not(isServed()))
        .withColumn(FindingColumn.KIND.columnName(), FindingColumn.kind())
        .withColumn(
            FindingColumn.OF_KIND.columnName(), functions.count(functions.lit(1)).over(ofKind))
        .withColumn(
            FindingColumn.RANK.columnName(),
            functions.row_number().over(ofKind.orderBy(mostCustomers())))
        .filter(FindingColumn.RANK.col().leq(mostOfEach))
        .orderBy(FindingColumn.KIND.col(), FindingColumn.RANK.col())
        .collectAsList()
        .forEach(
            row ->
                byKind.computeIfAbsent(FindingColumn.kind(row), k -> new ArrayList<>()).add(row));
    return byKind.entrySet().stream()
        .map(
            e ->
                new Rejected(
                    e.getKey(),
                    FindingColumn.ofKind(e.getValue().get(0)),
                    e.getValue().stream().map(codec::rewrite).toList()))
        .sorted(Comparator.comparingLong((Rejected r) -> -r.count()).thenComparing(Rejected::kind))
        .toList();
  }

  private Dataset<Row> forEveryone() {
    return warehouse
        .accepted(Table.REWRITES)
        .filter(RewriteColumn.SCOPE.col().equalTo(Rewrite.Scope.GLOBAL.name()));
  }

  private static Column isServed() {
    return RewriteColumn.STATUS.col().isin("AUTO", "APPROVED");
  }

  private static Column[] mostCustomers() {
    return new Column[] {
      RewriteColumn.CUSTOMERS.col().desc(),
      RewriteColumn.GAIN_LOWER.col().desc(),
      RewriteColumn.REWRITE_ID.col()
    };
  }

  /** The labels, most customers first; at most so many; one Spark job. */
  public List<SyntheticLabel> topLabels(int most) {
    Dataset<Row> rows = warehouse.accepted(Table.LABELS);
    LabelCodec codec = new LabelCodec(rows.schema());
    return rows
        .orderBy(
            LabelColumn.CUSTOMERS.col().desc(),
            LabelColumn.CONFIDENCE.col().desc(),
            LabelColumn.LABEL_ID.col())
        .limit(most)
        .collectAsList()
        .stream()
        .map(codec::label)
        .toList();
  }
}
