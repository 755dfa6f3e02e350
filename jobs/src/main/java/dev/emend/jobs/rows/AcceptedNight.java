package dev.emend.jobs.rows;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One acceptance of one night; a row of the warehouse's journal.
 *
 * @param sequence 1 for the first acceptance of the warehouse; the highest one is its state
 * @param night the night that was accepted
 * @param logs the logs folder it was read from
 * @param counts what the steps counted, by {@code step.name}
 * @param changed later nights that were judged and counted again with it
 * @param snapshots snapshot ids by table name: the state after it
 * @param metrics metrics of its turns as JSON, or null
 * @param notes warnings and remarks of its steps
 */
public record AcceptedNight(
    long sequence,
    LocalDate night,
    String logs,
    SortedMap<String, Long> counts,
    SortedSet<LocalDate> changed,
    SortedMap<String, Long> snapshots,
    String metrics,
    List<String> notes) {

  /** Refuses a sequence that is not positive. */
  public AcceptedNight {
    if (sequence < 1) {
      throw new IllegalArgumentException("Invalid sequence: " + sequence + " (must be positive)");
    }
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
    snapshots = Collections.unmodifiableSortedMap(new TreeMap<>(snapshots));
    notes = List.copyOf(notes);
  }
}
