package dev.emend.jobs.tables;

import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.Schemas;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.WarehouseRefusal.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The unfinished state of one night: a branch of each table that the night has written, begun at
 * the snapshot that the newest accepted night names. Nobody else sees it until {@link #accept}. It
 * outlives its process, so that the steps of a night can run one by one.
 */
public final class AuditBranch {
  static final String NAME = "night";

  private final Warehouse warehouse;
  private final WarehouseCatalog catalog;
  private final Snapshots snapshots;
  private final Optional<AcceptedNight> base;
  private OpenNight open;

  private AuditBranch(
      Warehouse warehouse, WarehouseCatalog catalog, Optional<AcceptedNight> base, OpenNight open) {
    this.warehouse = warehouse;
    this.catalog = catalog;
    this.snapshots = new Snapshots(catalog);
    this.base = base;
    this.open = open;
  }

  static AuditBranch begin(
      Warehouse warehouse, WarehouseCatalog catalog, LocalDate night, String logs) {
    Snapshots snapshots = new Snapshots(catalog);
    snapshots.dropBranches();
    snapshots.heal();
    dropModels(warehouse.options());
    Optional<AcceptedNight> base = new NightsTable(catalog).newest();
    OpenNight open =
        new OpenNight(night, base.map(AcceptedNight::sequence).orElse(0L), logs, new TreeSet<>());
    open.store(catalog.load(Table.NIGHTS));
    return new AuditBranch(warehouse, catalog, base, open);
  }

  static AuditBranch resume(Warehouse warehouse, WarehouseCatalog catalog, LocalDate night) {
    Optional<AcceptedNight> base = new NightsTable(catalog).newest();
    long sequence = base.map(AcceptedNight::sequence).orElse(0L);
    OpenNight open =
        OpenNight.load(catalog.load(Table.NIGHTS))
            .filter(found -> found.night().equals(night) && found.base() == sequence)
            .orElseThrow(
                () ->
                    new WarehouseRefusal(
                        Reason.NO_OPEN_NIGHT,
                        "The night " + night + " is not open. Run its ingest first."));
    return new AuditBranch(warehouse, catalog, base, open);
  }

  /** The night that is worked on. */
  public LocalDate night() {
    return open.night();
  }

  /** The logs folder it is read from. */
  public String logs() {
    return open.logs();
  }

  /** The newest accepted night when this one began. */
  public Optional<AcceptedNight> base() {
    return base;
  }

  /** Later nights whose turns this one changed, so that they must be judged and counted again. */
  public SortedSet<LocalDate> changed() {
    return Collections.unmodifiableSortedSet(open.changed());
  }

  /** The night itself and {@link #changed}: what judge and count work on. */
  public SortedSet<LocalDate> affected() {
    SortedSet<LocalDate> nights = new TreeSet<>(open.changed());
    nights.add(night());
    return nights;
  }

  /** The accepted nights and this one, in order: the nights there are once it is accepted. */
  public SortedSet<LocalDate> nights() {
    SortedSet<LocalDate> nights = new TreeSet<>(new NightsTable(catalog).byNight().keySet());
    nights.add(night());
    return nights;
  }

  /** Adds later nights that must be judged and counted again. */
  public void addChanged(Collection<LocalDate> nights) {
    SortedSet<LocalDate> changed = new TreeSet<>(open.changed());
    if (changed.addAll(nights)) {
      open = new OpenNight(open.night(), open.base(), open.logs(), changed);
      open.store(catalog.load(Table.NIGHTS));
    }
  }

  /** A table as this night has it so far. */
  public Dataset<Row> read(Table table) {
    return catalog.load(table).refs().containsKey(NAME)
        ? warehouse.branch(table, NAME)
        : warehouse.at(table, snapshots.accepted(table, base));
  }

  /**
   * All deliveries of turns, also those whose turn belongs to an earlier night, which {@link #read}
   * leaves out.
   */
  public Dataset<Row> deliveries() {
    org.apache.iceberg.Table turns = catalog.load(Table.TURNS);
    String version =
        turns.refs().containsKey(NAME)
            ? ".branch_" + NAME
            : ".snapshot_id_" + snapshots.accepted(Table.TURNS, base);
    return warehouse.spark().read().table(Warehouse.name(Table.TURNS) + version);
  }

  /** What a table by night has of each night as this one has it so far; no Spark job. */
  public SortedMap<LocalDate, StoredNight> stored(Table table) {
    org.apache.iceberg.Table stored = catalog.load(table);
    return stored.refs().containsKey(NAME)
        ? snapshots.nights(table, stored.snapshot(NAME).snapshotId())
        : storedBefore(table);
  }

  /** What a table by night had of each night when this one began; no Spark job. */
  public SortedMap<LocalDate, StoredNight> storedBefore(Table table) {
    return snapshots.nights(table, snapshots.accepted(table, base));
  }

  /**
   * Replaces the rows of some nights by others, in one commit; no rows leave these nights empty.
   *
   * @param rows the columns of the table, all of these nights
   */
  public void overwrite(Table table, Dataset<Row> rows, Collection<LocalDate> nights) {
    if (!table.byNight()) {
      throw new IllegalArgumentException("Not a table by night: " + table.tableName());
    }
    write(table, rows, TurnColumn.NIGHT.col().isin(nights.toArray()));
  }

  /** Replaces all rows of a table. */
  public void replace(Table table, Dataset<Row> rows) {
    write(table, rows, functions.lit(true));
  }

  /** Empties some nights of a table, without Spark. */
  public void clear(Table table, Collection<LocalDate> nights) {
    requireBranch(table);
    org.apache.iceberg.DeleteFiles delete = catalog.load(table).newDelete();
    List<String> dates = nights.stream().map(LocalDate::toString).toList();
    delete.deleteFromRowFilter(
        org.apache.iceberg.expressions.Expressions.in(
            TurnColumn.NIGHT.columnName(), dates.toArray()));
    (audited(table) ? delete.toBranch(NAME) : delete).commit();
  }

  /**
   * Keeps a file of a model with this night: it is there once the night is accepted, or never.
   *
   * @param training the night that ends the window the model was trained on
   */
  public void keepModel(LocalDate training, String name, String text) {
    WarehouseOptions options = warehouse.options();
    try {
      if (!Reports.rephraseModels(options).read(training, name).equals(Optional.of(text))) {
        Reports.stagedModels(options).write(training, name, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the model of " + training, e);
    }
  }

  /** Replaces what a step recorded: checks, metrics and counts. Visible at once. */
  public void record(String step, List<CheckResult> results) {
    new ChecksTable(catalog).replace(night(), step, results);
  }

  /** Forgets the results of earlier attempts at this night. */
  public void clearRecords() {
    new ChecksTable(catalog).clear(night());
  }

  /** What the steps recorded so far. */
  public List<CheckResult> recorded() {
    return new ChecksTable(catalog).of(night());
  }

  /**
   * Makes the night exist: every head moves to its audit branch, and then one row of {@code nights}
   * names the snapshots that belong together. Its models follow: they can be trained anew, the row
   * cannot be taken back.
   *
   * @param notes warnings and remarks for the row
   * @throws WarehouseRefusal where another writer has accepted a night in the meantime
   */
  public AcceptedNight accept(List<String> notes) {
    requireBase();
    snapshots.fastForward();
    AcceptedNight accepted = acceptance(notes);
    new NightsTable(catalog).append(accepted);
    keepModels();
    close();
    return accepted;
  }

  /** Drops the night; its quarantine and its records stay. */
  public void abandon() {
    close();
    snapshots.heal();
    dropModels(warehouse.options());
  }

  private void keepModels() {
    WarehouseOptions options = warehouse.options();
    try {
      Reports.stagedModels(options).moveTo(Reports.rephraseModels(options));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the models of " + night(), e);
    }
  }

  static void dropModels(WarehouseOptions options) {
    try {
      Reports.stagedModels(options).drop();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot drop the models of an unfinished night", e);
    }
  }

  private void close() {
    snapshots.dropBranches();
    OpenNight.clear(catalog.load(Table.NIGHTS));
  }

  private void requireBase() {
    long newest = new NightsTable(catalog).newest().map(AcceptedNight::sequence).orElse(0L);
    if (newest != open.base()) {
      throw new WarehouseRefusal(
          Reason.BUSY,
          "The night %s began after acceptance %d, and another writer has made acceptance %d since."
                  .formatted(night(), open.base(), newest)
              + " Run the night again.");
    }
  }

  private AcceptedNight acceptance(List<String> notes) {
    SortedMap<String, Long> counts = new TreeMap<>();
    String metrics = null;
    for (CheckResult result : recorded()) {
      if (result.status() == CheckResult.Status.COUNTED) {
        counts.put(result.step() + "." + result.name(), result.value().longValue());
      } else if (result.name().equals(CheckResult.METRICS)) {
        metrics = result.sentence();
      }
    }
    return new AcceptedNight(
        open.base() + 1,
        night(),
        logs(),
        counts,
        open.changed(),
        snapshots.heads(),
        metrics,
        notes);
  }

  private void write(Table table, Dataset<Row> rows, Column replaced) {
    requireBranch(table);
    String name = Warehouse.name(table) + (audited(table) ? ".branch_" + NAME : "");
    try {
      warehouse.spark();
      StructType stored = SparkSchemaUtil.convert(catalog.load(table).schema());
      rows.select(Schemas.storedCols(stored, table.columnArray()))
          .writeTo(name)
          .overwrite(replaced);
    } catch (org.apache.spark.sql.catalyst.analysis.NoSuchTableException e) {
      throw new IllegalStateException("No table " + name, e);
    }
  }

  private void requireBranch(Table table) {
    if (table.kind() == Table.Kind.JOURNAL) {
      throw new IllegalArgumentException("Only an acceptance writes " + table.tableName());
    }
    org.apache.iceberg.Table stored = catalog.load(table);
    if (audited(table) && !stored.refs().containsKey(NAME)) {
      stored.manageSnapshots().createBranch(NAME, snapshots.accepted(table, base)).commit();
    }
  }

  private static boolean audited(Table table) {
    return table.kind() == Table.Kind.AUDITED;
  }
}
