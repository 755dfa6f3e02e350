package dev.emend.jobs.tables;

import dev.emend.jobs.rows.AcceptedNight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.expressions.Expressions;

/**
 * Gives up what a warehouse no longer needs: never the state of the newest acceptance, never what
 * an open night stands on, and nothing younger than the options say. Needs no Spark.
 */
public final class Housekeeping {
  private final Warehouse warehouse;
  private final WarehouseCatalog catalog;
  private final KeepOptions keep;
  private final Instant before;
  private final Instant nightBefore;
  private final boolean dryRun;
  private final Map<String, Freed> freed = new LinkedHashMap<>();

  /**
   * In a warehouse.
   *
   * @param warehouse open for writing, but for a dry run
   * @param now what ages are measured from
   * @param dryRun change nothing and tell what would be freed
   */
  public Housekeeping(Warehouse warehouse, KeepOptions keep, Instant now, boolean dryRun) {
    this.warehouse = warehouse;
    this.catalog = warehouse.catalog();
    this.keep = keep;
    this.before = now.minus(keep.since());
    this.nightBefore = now.minus(keep.openNight());
    this.dryRun = dryRun;
  }

  /** Does all of it; what was freed, by kind. */
  public List<Freed> run() {
    Set<String> dropped = dropStaleBranches();
    Optional<LocalDate> newest = newestNight();
    if (newest.isPresent()) {
      dropNights(newest.get());
      clear(Table.QUARANTINE, newest.get());
      clear(Table.CHECKS, newest.get());
    }
    expire(dropped);
    if (newest.isPresent()) {
      forget("reports", new Reports(warehouse.options()), newest.get());
      forget("models", Reports.rephraseModels(warehouse.options()), newest.get());
    }
    return freed.values().stream().filter(kind -> kind.count() + kind.files() > 0).toList();
  }

  private void add(Freed more) {
    freed.merge(more.kind(), more, Freed::and);
  }

  private Optional<LocalDate> newestNight() {
    SortedMap<LocalDate, AcceptedNight> nights = warehouse.nights().byNight();
    return nights.isEmpty() ? Optional.empty() : Optional.of(nights.lastKey());
  }

  /** Drops the audit branches where no night is open that could still be accepted. */
  private Set<String> dropStaleBranches() {
    if (openNight()) {
      return Set.of();
    }
    long branches = Stream.of(Table.values()).filter(this::hasBranch).count();
    if (branches > 0) {
      add(Freed.without("audit branches", branches));
    }
    boolean marked = OpenNight.load(catalog.load(Table.NIGHTS)).isPresent();
    // Where there is nothing to drop, nothing is touched: a night may begin right now.
    if (!dryRun && (branches > 0 || marked)) {
      new Snapshots(catalog).dropBranches();
      OpenNight.clear(catalog.load(Table.NIGHTS));
      AuditBranch.dropModels(warehouse.options());
    }
    return Set.of(AuditBranch.NAME);
  }

  private boolean hasBranch(Table table) {
    return catalog.load(table).refs().containsKey(AuditBranch.NAME);
  }

  /** Whether a night is open on the newest state, and was worked on lately. */
  private boolean openNight() {
    long newest = warehouse.nights().newest().map(AcceptedNight::sequence).orElse(0L);
    return OpenNight.load(catalog.load(Table.NIGHTS))
        .filter(open -> open.base() == newest)
        .filter(open -> !givenUp())
        .isPresent();
  }

  /** By the marker's own age as well: a new branch has the snapshot of the last night. */
  private boolean givenUp() {
    long latest =
        ((HasTableOperations) catalog.load(Table.NIGHTS))
            .operations()
            .current()
            .lastUpdatedMillis();
    for (Table table : Table.values()) {
      Snapshot head = catalog.load(table).snapshot(AuditBranch.NAME);
      latest = head == null ? latest : Math.max(latest, head.timestampMillis());
    }
    return latest < nightBefore.toEpochMilli();
  }

  /** Drops the turns of old nights, and what was made of them, in an acceptance of its own. */
  private void dropNights(LocalDate newest) {
    if (keep.nights() == null || openNight()) {
      return;
    }
    LocalDate first = newest.minusDays(keep.nights() - 1L);
    Collection<LocalDate> old = List.copyOf(warehouse.stored(Table.TURNS).headMap(first).keySet());
    if (old.isEmpty()) {
      return;
    }
    add(Freed.without("nights", old.size()));
    if (!dryRun) {
      drop(old, warehouse.nights().byNight().get(newest), first);
    }
  }

  private void drop(Collection<LocalDate> old, AcceptedNight newest, LocalDate first) {
    AuditBranch audit = warehouse.begin(newest.night(), newest.logs());
    for (Table table : Table.values()) {
      if (table.kind() == Table.Kind.AUDITED && table.byNight()) {
        audit.clear(table, old);
      }
    }
    audit.accept(List.of("The nights before " + first + " were given up (maintain.keep-nights)"));
  }

  /** Empties old nights of a table of attempts. */
  private void clear(Table table, LocalDate newest) {
    LocalDate first = newest.minusDays(keep.quarantineNights() - 1L);
    org.apache.iceberg.Table stored = catalog.load(table);
    Snapshots snapshots = new Snapshots(catalog);
    long rows =
        snapshots
            .nights(table, stored.currentSnapshot().snapshotId())
            .headMap(first)
            .values()
            .stream()
            .mapToLong(StoredNight::rows)
            .sum();
    if (rows == 0) {
      return;
    }
    add(Freed.without("rows of " + table.tableName(), rows));
    if (!dryRun) {
      stored
          .newDelete()
          .deleteFromRowFilter(Expressions.lessThan("night", first.toString()))
          .commit();
    }
  }

  private void expire(Set<String> droppedBranches) {
    Collection<AcceptedNight> kept = keptStates();
    Snapshots snapshots = new Snapshots(catalog);
    for (Table table : Table.values()) {
      org.apache.iceberg.Table stored = catalog.load(table);
      TableExpiry expiry = new TableExpiry(stored, before, droppedBranches);
      if (table.kind() == Table.Kind.AUDITED) {
        // The empty one that a table begins with: what acceptances older than the table mean.
        expiry.keep(snapshots.accepted(table, Optional.empty()));
        kept.forEach(state -> expiry.keep(snapshots.accepted(table, Optional.of(state))));
      }
      expiry.expire(dryRun).forEach(this::add);
    }
  }

  /** The newest acceptances by number. What was accepted lately is kept by age. */
  private Collection<AcceptedNight> keptStates() {
    List<AcceptedNight> all = warehouse.nights().all();
    return new ArrayList<>(all.subList(Math.max(0, all.size() - keep.states()), all.size()));
  }

  private void forget(String kind, Reports folder, LocalDate newest) {
    LocalDate first = newest.minusDays(keep.reportNights() - 1L);
    try {
      for (LocalDate night : List.copyOf(folder.nights().headSet(first))) {
        add(folder.forget(kind, night, dryRun));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give up old " + kind, e);
    }
  }
}
