package dev.emend.jobs.tables;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a table has of one night, from its metadata alone.
 *
 * @param rows as they were written; of turns these are deliveries, whichever night a turn belongs
 *     to
 * @param files where they are; a file never changes, so the same files are the same rows
 */
public record StoredNight(long rows, SortedSet<String> files) {
  /** Keeps the files as they are. */
  public StoredNight {
    files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
  }

  StoredNight and(StoredNight other) {
    SortedSet<String> both = new TreeSet<>(files);
    both.addAll(other.files);
    return new StoredNight(rows + other.rows, both);
  }
}
