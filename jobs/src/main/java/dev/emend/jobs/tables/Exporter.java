package dev.emend.jobs.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emend.jobs.rows.JudgementColumn;
import dev.emend.jobs.rows.LabelColumn;
import dev.emend.jobs.rows.QuarantineColumn;
import dev.emend.jobs.rows.RewriteColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TableColumn;
import dev.emend.jobs.rows.TurnColumn;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes what leaves: the exported columns of a table, sorted, as one file that is there whole or
 * not at all. The same rows give the same bytes. One Spark job.
 */
public final class Exporter {
  private final Configuration hadoop;

  public Exporter(Warehouse warehouse) {
    this.hadoop = warehouse.spark().sessionState().newHadoopConf();
  }

  /**
   * JSON lines, compressed where the name ends in {@code .gz}; what is null is left out.
   *
   * @param table whose rows they are
   * @param out the file, replaced where it is there
   */
  public void jsonLines(Table table, Dataset<Row> rows, String out) {
    Dataset<Row> lines = sorted(table, rows).select(Schemas.json(exported(table)));
    replace(out, (system, temporary) -> lines(system, temporary, lines.toLocalIterator(), out));
  }

  /**
   * One Parquet file.
   *
   * @param table whose rows they are
   * @param out the file, replaced where it is there
   */
  public void parquet(Table table, Dataset<Row> rows, String out) {
    Dataset<Row> columns = sorted(table, rows).select(exported(table));
    replace(
        out,
        (system, temporary) -> {
          Path folder = parts(temporary);
          columns.write().mode("overwrite").parquet(folder.toString());
          system.rename(onlyPart(system, folder), temporary);
        });
  }

  /**
   * A text of any format.
   *
   * @param out the file, replaced where it is there
   */
  public void text(CharSequence text, String out) {
    replace(
        out,
        (system, temporary) -> {
          try (OutputStream file = new BufferedOutputStream(system.create(temporary, true))) {
            file.write(text.toString().getBytes(UTF_8));
          }
        });
  }

  /** Why a file cannot be written, before any work is done for it; empty where nothing is known. */
  public Optional<String> refusal(String out) {
    try {
      Path target = new Path(out);
      if (fileSystem(target).getFileStatus(target).isDirectory()) {
        return Optional.of("Cannot write " + out + ": it is a folder. Name a file in it.");
      }
      return Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          "Cannot write '%s': %s. Name a file of a file system that is set up."
              .formatted(out, e.getMessage()));
    }
  }

  private static Column[] exported(Table table) {
    return Schemas.cols(Schemas.exported(table.columnArray()));
  }

  private static Dataset<Row> sorted(Table table, Dataset<Row> rows) {
    Column[] order = order(table).stream().map(TableColumn::col).toArray(Column[]::new);
    return rows.repartition(1).sortWithinPartitions(order);
  }

  private static List<TableColumn> order(Table table) {
    return switch (table) {
      case TURNS -> List.of(TurnColumn.NIGHT, TurnColumn.TURN_ID);
      case JUDGEMENTS -> List.of(JudgementColumn.NIGHT, JudgementColumn.TURN_ID);
      case QUARANTINE ->
          List.of(QuarantineColumn.NIGHT, QuarantineColumn.FILE, QuarantineColumn.POSITION);
      case REWRITES ->
          List.of(
              RewriteColumn.LOCALE,
              RewriteColumn.SCOPE,
              RewriteColumn.CUSTOMER_ID,
              RewriteColumn.CONTEXT,
              RewriteColumn.SOURCE,
              RewriteColumn.TARGET);
      case LABELS ->
          List.of(LabelColumn.LOCALE, LabelColumn.CONTEXT, LabelColumn.TEXT, LabelColumn.LABEL_ID);
      case SAID_NEXT, TRANSITIONS, EVIDENCE, CHECKS, NIGHTS ->
          throw new IllegalArgumentException("Not exported: " + table.tableName());
    };
  }

  private static void lines(FileSystem system, Path file, Iterator<Row> lines, String name)
      throws IOException {
    try (OutputStream raw = new BufferedOutputStream(system.create(file, true));
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      while (lines.hasNext()) {
        out.write(lines.next().getString(0).getBytes(UTF_8));
        out.write('\n');
      }
    }
  }

  private static Path onlyPart(FileSystem system, Path folder) throws IOException {
    return Arrays.stream(system.listStatus(folder))
        .map(FileStatus::getPath)
        .filter(path -> path.getName().endsWith(".parquet"))
        .findFirst()
        .orElseThrow(() -> new IOException("No Parquet file in " + folder));
  }

  /** Writes beside the target and moves what is complete into its place. */
  private void replace(String out, Writing writing) {
    Path target = new Path(out);
    Path temporary = new Path(target.getParent(), "." + target.getName() + ".tmp");
    try {
      FileSystem system = fileSystem(target);
      try {
        writing.to(system, temporary);
        move(system, temporary, target);
      } finally {
        system.delete(temporary, false);
        system.delete(parts(temporary), true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + out + ": " + e.getMessage(), e);
    } catch (Exception | FSError e) { // Spark's failures, and a full disk in Hadoop's words.
      throw new UncheckedIOException("Cannot write " + out + ": " + root(e), new IOException(e));
    }
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static void move(FileSystem system, Path temporary, Path target) throws IOException {
    if (!system.rename(temporary, target)) {
      system.delete(target, false);
      if (!system.rename(temporary, target)) {
        throw new IOException("cannot move " + temporary + " into its place");
      }
    }
  }

  private static Path parts(Path temporary) {
    return temporary.suffix(".parts");
  }

  /** Hadoop's own local file system leaves check sums beside each file. */
  private FileSystem fileSystem(Path path) throws IOException {
    FileSystem system = path.getFileSystem(hadoop);
    return system instanceof LocalFileSystem local ? local.getRaw() : system;
  }

  /** Writes a file under a temporary name. */
  private interface Writing {
    void to(FileSystem system, Path temporary) throws IOException;
  }
}
