package dev.emend.jobs.steps;

import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.RecordColumn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.tables.LogListing;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.jobs.tables.LogReader;
import dev.emend.jobs.tables.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The turns of a date as its log has them, without a night being run. */
public final class LoggedTurns {
  private final Warehouse warehouse;
  private final LogOptions options;

  public LoggedTurns(Warehouse warehouse, LogOptions options) {
    this.warehouse = warehouse;
    this.options = options;
  }

  /**
   * The turns that keep the contract, each once; empty where the date has no logs.
   *
   * @throws IllegalArgumentException where a file is damaged or has other columns
   */
  public Optional<List<Turn>> of(String logs, LocalDate night) {
    return rows(logs, night)
        .map(
            turns -> {
              TurnCodec codec = new TurnCodec(turns.schema());
              return turns.collectAsList().stream().map(codec::turn).toList();
            });
  }

  /** The same as rows of {@code turns}. */
  Optional<Dataset<Row>> rows(String logs, LocalDate night) {
    LogReader reader = new LogReader(warehouse, options);
    if (!(reader.find(logs, night) instanceof LogListing.Found found)) {
      return Optional.empty();
    }
    LogReader.Inspection files = reader.inspect(found.files());
    demandReadable(files, logs);
    Dataset<Row> records = reader.records(files, night);
    demandWhole(records);
    return Optional.of(Deliveries.turns(Deliveries.numbered(records)));
  }

  private static void demandReadable(LogReader.Inspection files, String logs) {
    List<String> faults = new ArrayList<>(files.unreadable());
    faults.addAll(files.wrong());
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot read the logs in " + logs + ": " + String.join("; ", faults));
    }
  }

  private static void demandWhole(Dataset<Row> records) {
    String fault = records.agg(functions.max(RecordColumn.FAULT.col())).first().getString(0);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
  }
}
