package dev.emend.jobs.tables;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Gives up snapshots of one table and the files that only they need, and files that nothing names.
 * Snapshots are expired before their files are deleted: killed in between, the files are left to
 * the next time, which knows them by their age.
 */
final class TableExpiry {
  private final Table table;
  private final Instant before;
  private final Set<String> droppedBranches;
  private final Set<Long> kept = new HashSet<>();

  /**
   * Of a table.
   *
   * @param before what is younger is kept
   * @param droppedBranches branches that are dropped, or would be
   */
  TableExpiry(Table table, Instant before, Set<String> droppedBranches) {
    this.table = table;
    this.before = before;
    this.droppedBranches = droppedBranches;
    table.snapshots().forEach(this::keepIfYoung);
    table.refs().forEach(this::keepReferenced);
    keepReadLately();
  }

  /** Keeps a snapshot whatever its age. */
  void keep(long snapshot) {
    kept.add(snapshot);
  }

  private void keepIfYoung(Snapshot snapshot) {
    if (snapshot.timestampMillis() >= before.toEpochMilli()) {
      keep(snapshot.snapshotId());
    }
  }

  /** What was the head at some time since then may still be read by whoever began then. */
  private void keepReadLately() {
    Long headThen = null;
    for (HistoryEntry entry : table.history()) {
      if (entry.timestampMillis() >= before.toEpochMilli()) {
        keep(entry.snapshotId());
      } else {
        headThen = entry.snapshotId();
      }
    }
    if (headThen != null) {
      keep(headThen);
    }
  }

  /**
   * Of a branch the way back to the head is kept too: without it the head cannot be moved forward
   * to the branch.
   */
  private void keepReferenced(String name, SnapshotRef ref) {
    if (droppedBranches.contains(name)) {
      return;
    }
    keep(ref.snapshotId());
    if (!name.equals(SnapshotRef.MAIN_BRANCH)) {
      long head = table.currentSnapshot().snapshotId();
      Snapshot snapshot = table.snapshot(ref.snapshotId());
      while (snapshot != null && snapshot.snapshotId() != head) {
        keep(snapshot.snapshotId());
        Long parent = snapshot.parentId();
        snapshot = parent == null ? null : table.snapshot(parent);
      }
    }
  }

  /** Expires what is not kept; with {@code dryRun} it only tells what that would free. */
  List<Freed> expire(boolean dryRun) {
    List<Snapshot> expired = new ArrayList<>();
    List<Snapshot> staying = new ArrayList<>();
    table
        .snapshots()
        .forEach(
            snapshot -> (kept.contains(snapshot.snapshotId()) ? staying : expired).add(snapshot));
    Set<String> given = ReachableFiles.of(table, expired);
    if (!dryRun && !expired.isEmpty()) {
      commit(expired);
      staying.clear();
      table.snapshots().forEach(staying::add);
    }
    Set<String> needed = ReachableFiles.of(table, staying);
    needed.addAll(ReachableFiles.metadata(table));
    return delete(expired.size(), given, needed, dryRun);
  }

  private void commit(Collection<Snapshot> expired) {
    // Without an age of its own Iceberg would expire whatever is five days old as well.
    ExpireSnapshots expire =
        table.expireSnapshots().expireOlderThan(0).cleanupLevel(ExpireSnapshots.CleanupLevel.NONE);
    expired.forEach(snapshot -> expire.expireSnapshotId(snapshot.snapshotId()));
    expire.commit();
    table.refresh();
  }

  private List<Freed> delete(int snapshots, Set<String> given, Set<String> needed, boolean dryRun) {
    Freed ofSnapshots = Freed.without("snapshots", snapshots);
    Freed orphans = Freed.without("files that nothing names", 0);
    for (FileInfo file : files()) {
      String path = ReachableFiles.path(file.location());
      boolean old = file.createdAtMillis() < before.toEpochMilli();
      if (needed.contains(path) || !(old || given.contains(path))) {
        continue;
      }
      if (given.contains(path)) {
        ofSnapshots = ofSnapshots.and(new Freed("", 0, 1, file.size()));
      } else {
        orphans = orphans.and(new Freed("", 1, 1, file.size()));
      }
      if (!dryRun) {
        table.io().deleteFile(file.location());
      }
    }
    return List.of(ofSnapshots, orphans);
  }

  /** Listed whole before anything is deleted; empty where the storage cannot be listed. */
  private List<FileInfo> files() {
    List<FileInfo> files = new ArrayList<>();
    if (table.io() instanceof SupportsPrefixOperations listing) {
      listing.listPrefix(table.location()).forEach(files::add);
    }
    return files;
  }
}
