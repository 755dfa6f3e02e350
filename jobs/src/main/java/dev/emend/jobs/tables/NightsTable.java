package dev.emend.jobs.tables;

import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.NightColumn;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;

/**
 * The journal of accepted nights. Its newest row is the state of the warehouse. Needs no Spark, so
 * that a look at the state of things takes no longer than opening a file.
 */
public final class NightsTable implements AutoCloseable {
  private final WarehouseCatalog catalog;

  NightsTable(WarehouseCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Opens the journal of a warehouse for reading.
   *
   * @throws WarehouseRefusal where there is none, or another process has it open
   */
  public static NightsTable open(WarehouseOptions options) {
    return new NightsTable(WarehouseCatalog.read(options));
  }

  /** All acceptances, oldest first. */
  public List<AcceptedNight> all() {
    return GenericRows.read(catalog.load(Table.NIGHTS), Expressions.alwaysTrue()).stream()
        .map(NightsTable::decode)
        .sorted(Comparator.comparingLong(AcceptedNight::sequence))
        .toList();
  }

  /** The newest acceptance: the state of the warehouse. */
  public Optional<AcceptedNight> newest() {
    List<AcceptedNight> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The newest acceptance of each night, by date. */
  public SortedMap<LocalDate, AcceptedNight> byNight() {
    TreeMap<LocalDate, AcceptedNight> nights = new TreeMap<>();
    all().forEach(night -> nights.put(night.night(), night));
    return Collections.unmodifiableSortedMap(nights);
  }

  @Override
  public void close() {
    catalog.close();
  }

  /** The one commit with which a night comes into being. */
  void append(AcceptedNight night) {
    org.apache.iceberg.Table table = catalog.load(Table.NIGHTS);
    Record row = encode(table, night);
    table.newAppend().appendFile(GenericRows.write(table, null, List.of(row))).commit();
  }

  private static Record encode(org.apache.iceberg.Table table, AcceptedNight night) {
    Record row = GenericRows.empty(table);
    row.setField(NightColumn.SEQUENCE.columnName(), night.sequence());
    row.setField(NightColumn.NIGHT.columnName(), night.night());
    row.setField(NightColumn.LOGS.columnName(), night.logs());
    row.setField(NightColumn.COUNTS.columnName(), night.counts());
    row.setField(NightColumn.CHANGED.columnName(), List.copyOf(night.changed()));
    row.setField(NightColumn.SNAPSHOTS.columnName(), night.snapshots());
    row.setField(NightColumn.METRICS.columnName(), night.metrics());
    row.setField(NightColumn.NOTES.columnName(), night.notes());
    return row;
  }

  private static AcceptedNight decode(Record row) {
    return new AcceptedNight(
        (Long) row.getField(NightColumn.SEQUENCE.columnName()),
        (LocalDate) row.getField(NightColumn.NIGHT.columnName()),
        (String) row.getField(NightColumn.LOGS.columnName()),
        longs(row, NightColumn.COUNTS),
        new TreeSet<LocalDate>(list(row, NightColumn.CHANGED)),
        longs(row, NightColumn.SNAPSHOTS),
        (String) row.getField(NightColumn.METRICS.columnName()),
        list(row, NightColumn.NOTES));
  }

  @SuppressWarnings("unchecked")
  private static SortedMap<String, Long> longs(Record row, NightColumn column) {
    return new TreeMap<>((Map<String, Long>) row.getField(column.columnName()));
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(Record row, NightColumn column) {
    return (List<T>) row.getField(column.columnName());
  }
}
