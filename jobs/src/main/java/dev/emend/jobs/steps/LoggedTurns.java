package dev.emend.jobs.steps;

import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.tables.LogListing;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.jobs.tables.LogReader;
import dev.emend.jobs.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The turns of a date as its log has them, without a night being run. */
public final class LoggedTurns {
  private final Warehouse warehouse;
  private final LogOptions options;

  public LoggedTurns(Warehouse warehouse, LogOptions options) {
    this.warehouse = warehouse;
    this.options = options;
  }

  /** The turns that keep the contract, each once; empty where the date has no logs. */
  public Optional<List<Turn>> of(String logs, LocalDate night) {
    LogReader reader = new LogReader(warehouse, options);
    if (!(reader.find(logs, night) instanceof LogListing.Found found)) {
      return Optional.empty();
    }
    Dataset<Row> turns =
        Deliveries.turns(Deliveries.numbered(reader.records(reader.inspect(found.files()), night)));
    TurnCodec codec = new TurnCodec(turns.schema());
    return Optional.of(turns.collectAsList().stream().map(codec::turn).toList());
  }
}
