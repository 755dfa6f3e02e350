package dev.emend.jobs.export;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.rows.LabelCodec;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.tables.Exporter;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.labeling.format.LabelFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes a table as of the newest accepted night to one file. */
public final class TableExport {
  private final Warehouse warehouse;

  /** Exports from a warehouse. */
  public TableExport(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * What was written.
   *
   * @param rows rows in the file
   * @param leftOut rows that the format cannot hold
   */
  public record Written(long rows, long leftOut) {}

  /** Why a file cannot be written, a sentence; empty where nothing speaks against it. */
  public Optional<String> refusal(String out) {
    return new Exporter(warehouse).refusal(out);
  }

  /** How many rows there are to write; one Spark job. */
  public long rows(Table table) {
    return warehouse.accepted(table).count();
  }

  /**
   * Writes a file, whole or not at all; what is there is replaced.
   *
   * @param format one of {@link ExportFormat#of}
   * @param out any Hadoop path
   */
  public Written write(Table table, ExportFormat format, String out) {
    if (!ExportFormat.of(table).contains(format)) {
      throw new IllegalArgumentException(
          "Invalid format: " + format + " (" + table.tableName() + " has no such export)");
    }
    Dataset<Row> rows = warehouse.accepted(table);
    Exporter exporter = new Exporter(warehouse);
    switch (format) {
      case JSONL -> exporter.jsonLines(table, rows, out);
      case PARQUET -> exporter.parquet(table, rows, out);
      case QUERQY -> {
        QuerqyRules rules = QuerqyRules.of(rewrites(rows));
        exporter.text(rules.text(), out);
        return new Written(rules.written(), rules.leftOut());
      }
      case RASA, MASSIVE, SLURP, BIO -> {
        return labels(LabelFormat.valueOf(format.name()), rows, exporter, out);
      }
    }
    return new Written(rows.count(), 0);
  }

  private static List<Rewrite> rewrites(Dataset<Row> rows) {
    RewriteCodec codec = new RewriteCodec(rows.schema());
    return rows.collectAsList().stream().map(codec::rewrite).toList();
  }

  private static Written labels(
      LabelFormat format, Dataset<Row> rows, Exporter exporter, String out) {
    LabelCodec codec = new LabelCodec(rows.schema());
    List<SyntheticLabel> labels =
        rows.collectAsList().stream()
            .map(codec::label)
            .sorted(
                Comparator.comparing(SyntheticLabel::intent)
                    .thenComparing(SyntheticLabel::locale)
                    .thenComparing(SyntheticLabel::text)
                    .thenComparing(SyntheticLabel::labelId))
            .toList();
    StringBuilder text = new StringBuilder();
    try {
      LabelFormat.Written written = format.write(labels, text);
      exporter.text(text, out);
      return new Written(written.labels(), written.leftOut());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + out, e);
    }
  }
}
