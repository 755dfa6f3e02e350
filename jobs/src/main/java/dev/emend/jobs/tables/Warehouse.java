package dev.emend.jobs.tables;

import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.RunColumn;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.WarehouseRefusal.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.iceberg.spark.SparkCatalog;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of Emend. Readers get the state that the newest row of {@code nights} names; a writer
 * holds the lock and works on the {@link AuditBranch} of one night. Spark starts with the first
 * table that is read or written, not before.
 */
public final class Warehouse implements AutoCloseable {
  private final WarehouseOptions options;
  private final WarehouseCatalog catalog;
  private final WarehouseLock lock;
  private final boolean writable;
  private volatile SparkSession session;
  private boolean stopsSpark;

  private Warehouse(
      WarehouseOptions options, WarehouseCatalog catalog, WarehouseLock lock, boolean writable) {
    this.options = options;
    this.catalog = catalog;
    this.lock = lock;
    this.writable = writable;
  }

  /**
   * Opens a warehouse for reading.
   *
   * @throws WarehouseRefusal where there is none, or another process has it open
   */
  public static Warehouse openForReading(WarehouseOptions options) {
    return new Warehouse(options, WarehouseCatalog.read(options), null, false);
  }

  /**
   * Opens a warehouse for writing, creating it where there is none, and takes back what a killed
   * night left at the heads of its tables.
   *
   * @param command what the caller is about to do, shown to those who find the warehouse locked
   * @throws WarehouseRefusal where another process has it open, or it cannot be reached
   */
  public static Warehouse openForWriting(WarehouseOptions options, String command) {
    WarehouseLock lock = options.isLocal() ? WarehouseLock.take(options.folder(), command) : null;
    WarehouseCatalog catalog = null;
    try {
      catalog = WarehouseCatalog.write(options);
      new Snapshots(catalog).heal();
      return new Warehouse(options, catalog, lock, true);
    } catch (RuntimeException e) {
      release(catalog, lock);
      throw e;
    }
  }

  /**
   * Opens a warehouse for writing that must be there already.
   *
   * @param command as in {@link #openForWriting}
   * @throws WarehouseRefusal where there is none; nothing is created then
   */
  public static Warehouse openToGoOn(WarehouseOptions options, String command) {
    WarehouseCatalog.demand(options);
    return openForWriting(options, command);
  }

  /** Where it is. */
  public WarehouseOptions options() {
    return options;
  }

  /** The session with this warehouse's catalog; starts Spark where it does not run yet. */
  public SparkSession spark() {
    if (session == null) {
      stopsSpark = !SparkSessions.running();
      session = SparkSessions.open(options, catalog.properties());
    }
    // Iceberg asks for the active session of the thread, not for that of the data.
    SparkSession.setActiveSession(session);
    return session;
  }

  /** How far Spark is with what it does right now; any thread may ask. */
  public Optional<SparkWork> work() {
    SparkSession running = session;
    return running == null || running.sparkContext().isStopped()
        ? Optional.empty()
        : SparkWork.of(running.sparkContext().statusTracker());
  }

  /** The journal of accepted nights. Closes with the warehouse. */
  public NightsTable nights() {
    return new NightsTable(catalog);
  }

  /** What the last attempts at the nights checked. Closes with the warehouse. */
  public ChecksTable checks() {
    return new ChecksTable(catalog);
  }

  /** A table as of the newest accepted night; empty before the first. */
  public Dataset<Row> accepted(Table table) {
    long snapshot = new Snapshots(catalog).accepted(table, nights().newest());
    return at(table, snapshot);
  }

  /**
   * A table as of one acceptance.
   *
   * @throws WarehouseRefusal where that state was given up by maintenance
   */
  public Dataset<Row> accepted(Table table, AcceptedNight night) {
    long snapshot = new Snapshots(catalog).accepted(table, Optional.of(night));
    if (catalog.load(table).snapshot(snapshot) == null) {
      throw new WarehouseRefusal(
          Reason.MISSING,
          "What was known after %s (state %d) is no longer kept: maintenance gave it up"
                  .formatted(night.night(), night.sequence())
              + " (maintain.keep-states says how many states stay).");
    }
    return at(table, snapshot);
  }

  /** The report of the last run of each night, accepted or not ({@link RunColumn}). */
  public Dataset<Row> runs() throws IOException {
    List<String> files = new Reports(options).files("night.json");
    StructType schema = Schemas.of(RunColumn.values());
    return files.isEmpty()
        ? spark().createDataFrame(List.of(), schema)
        : spark()
            .read()
            .schema(schema)
            .option("multiLine", true)
            .json(files.toArray(String[]::new));
  }

  /** What a table by night has of each accepted night; no Spark job. */
  public SortedMap<LocalDate, StoredNight> stored(Table table) {
    Snapshots snapshots = new Snapshots(catalog);
    return snapshots.nights(table, snapshots.accepted(table, nights().newest()));
  }

  /**
   * Begins a night on fresh audit branches; whatever an unfinished night left is dropped.
   *
   * @param logs the logs folder it is read from
   */
  public AuditBranch begin(LocalDate night, String logs) {
    requireWritable();
    return AuditBranch.begin(this, catalog, night, logs);
  }

  /**
   * Goes on with a night that was begun, in this process or an earlier one.
   *
   * @throws WarehouseRefusal where no such night is open
   */
  public AuditBranch resume(LocalDate night) {
    requireWritable();
    return AuditBranch.resume(this, catalog, night);
  }

  /** The dates of a data set of one column, in order; one Spark job. */
  public List<LocalDate> dates(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> (LocalDate) row.get(0)).sorted().toList();
  }

  @Override
  public void close() {
    closeSpark();
    release(catalog, lock);
  }

  private static void release(WarehouseCatalog catalog, WarehouseLock lock) {
    if (catalog != null) {
      catalog.close();
    }
    if (lock != null) {
      lock.close();
    }
  }

  WarehouseCatalog catalog() {
    return catalog;
  }

  Dataset<Row> at(Table table, long snapshot) {
    return read(table, name(table) + ".snapshot_id_" + snapshot);
  }

  Dataset<Row> branch(Table table, String branch) {
    return read(table, name(table) + ".branch_" + branch);
  }

  static String name(Table table) {
    return WarehouseCatalog.NAME + ".emend." + table.tableName();
  }

  private Dataset<Row> read(Table table, String name) {
    Dataset<Row> stored = spark().read().table(name);
    Dataset<Row> rows = stored.select(Schemas.presentCols(stored, table.columnArray()));
    // A later delivery of a turn is stored, but the turn belongs to its first night.
    return table == Table.TURNS
        ? rows.filter(TurnColumn.NIGHT.col().equalTo(TurnColumn.FIRST_NIGHT.col()))
        : rows;
  }

  private void requireWritable() {
    if (!writable) {
      throw new WarehouseRefusal(
          Reason.CONFIGURATION, "The warehouse " + options.location() + " is open for reading.");
    }
  }

  private void closeSpark() {
    if (session == null) {
      return;
    }
    try {
      Object sparkCatalog = session.sessionState().catalogManager().catalog(WarehouseCatalog.NAME);
      if (((SparkCatalog) sparkCatalog).icebergCatalog() instanceof Closeable closeable) {
        closeable.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the warehouse's catalog in Spark", e);
    }
    if (stopsSpark) {
      session.stop();
    }
    session = null;
  }
}
