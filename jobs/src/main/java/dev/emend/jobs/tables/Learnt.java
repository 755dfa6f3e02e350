package dev.emend.jobs.tables;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.LabelColumn;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.RewriteColumn;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What was learnt, as of the newest accepted night. */
public final class Learnt {
  private final Warehouse warehouse;

  /** Reads from a warehouse. */
  public Learnt(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The rewrites that are served, most customers first; at most so many; one Spark job. */
  public List<Rewrite> topRewrites(int most) {
    Dataset<Row> rows = warehouse.accepted(Table.REWRITES);
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows
        .filter(RewriteColumn.STATUS.col().isin("AUTO", "APPROVED"))
        .orderBy(
            RewriteColumn.CUSTOMERS.col().desc(),
            RewriteColumn.GAIN_LOWER.col().desc(),
            RewriteColumn.REWRITE_ID.col())
        .limit(most)
        .collectAsList()
        .stream()
        .map(codec::rewrite)
        .toList();
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
