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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
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

  /**
   * Why a selection cannot be written, in a sentence: its format would mix several locales, or
   * there is nothing of its locale. One Spark job at most.
   */
  public Optional<String> refusal(Selection selection) {
    if (!selection.dependsOnLocales()) {
      return Optional.empty();
    }
    SortedSet<String> locales = locales(selection.table());
    String what = selection.table().tableName();
    if (selection.locale() != null && !locales.contains(selection.locale())) {
      return Optional.of(
          "No %s of locale %s (there are: %s)"
              .formatted(
                  what,
                  selection.locale(),
                  locales.isEmpty() ? "none" : String.join(", ", locales)));
    }
    return selection.locale() != null || locales.size() <= 1
        ? Optional.empty()
        : Optional.of(
            "The %s are of several locales (%s), which %s cannot tell apart: choose one with --locale"
                .formatted(what, String.join(", ", locales), selection.format().optionName()));
  }

  private SortedSet<String> locales(Table table) {
    Column locale = Selection.localeColumn(table).orElseThrow().col();
    return warehouse.accepted(table).select(locale).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Why a file cannot be written, a sentence; empty where nothing speaks against it. */
  public Optional<String> refusal(String out) {
    return new Exporter(warehouse).refusal(out);
  }

  /** How many rows there are to write; one Spark job. */
  public long rows(Selection selection) {
    return selected(selection).count();
  }

  private Dataset<Row> selected(Selection selection) {
    Dataset<Row> rows = warehouse.accepted(selection.table());
    return selection.locale() == null
        ? rows
        : rows.filter(
            Selection.localeColumn(selection.table())
                .orElseThrow()
                .col()
                .equalTo(selection.locale()));
  }

  /**
   * Writes a file, whole or not at all; what is there is replaced.
   *
   * @param selection one that is not refused
   * @param out any Hadoop path
   */
  public Written write(Selection selection, String out) {
    Dataset<Row> rows = selected(selection);
    Exporter exporter = new Exporter(warehouse);
    switch (selection.format()) {
      case JSONL -> exporter.jsonLines(selection.table(), rows, out);
      case PARQUET -> exporter.parquet(selection.table(), rows, out);
      case QUERQY -> {
        QuerqyRules rules = QuerqyRules.of(rewrites(rows));
        exporter.text(rules.text(), out);
        return new Written(rules.written(), rules.leftOut());
      }
      case RASA, MASSIVE, SLURP, BIO -> {
        return labels(LabelFormat.valueOf(selection.format().name()), rows, exporter, out);
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
