package dev.emend.jobs.tables;

import dev.emend.jobs.rows.AcceptedNight;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;

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
