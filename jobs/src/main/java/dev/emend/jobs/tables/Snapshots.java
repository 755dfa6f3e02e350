package dev.emend.jobs.tables;

import dev.emend.jobs.rows.AcceptedNight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.io.CloseableIterable;

/** Which snapshot of each table belongs to an accepted night, and how heads are put there. */
final class Snapshots {
  private final WarehouseCatalog catalog;

  Snapshots(WarehouseCatalog catalog) {
    this.catalog = catalog;
  }

  /** The snapshot of a table that belongs to an acceptance; before the first, the empty one. */
  long accepted(Table table, Optional<AcceptedNight> night) {
    org.apache.iceberg.Table stored = catalog.load(table);
    if (table.kind() != Table.Kind.AUDITED) {
      return stored.currentSnapshot().snapshotId();
    }
    Long named = night.map(accepted -> accepted.snapshots().get(table.tableName())).orElse(null);
    return named != null ? named : root(stored);
  }

  /** What a snapshot of a table by night has of each night. */
  SortedMap<LocalDate, StoredNight> nights(Table table, long snapshot) {
    SortedMap<LocalDate, StoredNight> nights = new TreeMap<>();
    TableScan scan = catalog.load(table).newScan().useSnapshot(snapshot);
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      for (FileScanTask task : tasks) {
        LocalDate night = LocalDate.ofEpochDay(task.partition().get(0, Integer.class));
        nights.merge(night, stored(task), StoredNight::and);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the metadata of " + table.tableName(), e);
    }
    return nights;
  }

  private static StoredNight stored(FileScanTask task) {
    SortedSet<String> files = new TreeSet<>();
    files.add(task.file().location());
    task.deletes().forEach(delete -> files.add(delete.location()));
    // A large file is planned in several parts; the one that begins it counts its rows.
    return new StoredNight(task.start() == 0 ? task.file().recordCount() : 0, files);
  }

  /** Puts every head back to the accepted state, where a killed night had moved it. */
  void heal() {
    Optional<AcceptedNight> newest = new NightsTable(catalog).newest();
    for (Table table : Table.values()) {
      if (table.kind() == Table.Kind.AUDITED) {
        setHead(table, accepted(table, newest));
      }
    }
  }

  /** Moves heads to the audit branches; tables without one stay. */
  void fastForward() {
    for (Table table : Table.values()) {
      org.apache.iceberg.Table stored = catalog.load(table);
      if (stored.refs().containsKey(AuditBranch.NAME)) {
        stored
            .manageSnapshots()
            .fastForwardBranch(SnapshotRef.MAIN_BRANCH, AuditBranch.NAME)
            .commit();
      }
    }
  }

  /** Drops the audit branches of all tables. */
  void dropBranches() {
    for (Table table : Table.values()) {
      org.apache.iceberg.Table stored = catalog.load(table);
      if (stored.refs().containsKey(AuditBranch.NAME)) {
        stored.manageSnapshots().removeBranch(AuditBranch.NAME).commit();
      }
    }
  }

  /** The heads of all tables but the journal, by table name. */
  SortedMap<String, Long> heads() {
    SortedMap<String, Long> heads = new TreeMap<>();
    for (Table table : Table.values()) {
      if (table.kind() == Table.Kind.AUDITED) {
        heads.put(table.tableName(), catalog.load(table).currentSnapshot().snapshotId());
      }
    }
    return heads;
  }

  private void setHead(Table table, long snapshot) {
    org.apache.iceberg.Table stored = catalog.load(table);
    if (stored.currentSnapshot().snapshotId() != snapshot) {
      stored.manageSnapshots().setCurrentSnapshot(snapshot).commit();
    }
  }

  private static long root(org.apache.iceberg.Table stored) {
    return StreamSupport.stream(stored.snapshots().spliterator(), false)
        .min(Comparator.comparingLong(Snapshot::sequenceNumber))
        .orElseThrow(() -> new IllegalStateException("No snapshot in " + stored.name()))
        .snapshotId();
  }
}
