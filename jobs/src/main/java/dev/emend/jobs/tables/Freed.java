package dev.emend.jobs.tables;

/**
 * What was given up of one kind of things, or would be.
 *
 * @param kind what it is
 * @param count how many of it: nights, snapshots, branches, rows, versions or files
 * @param files files that are deleted for it now
 * @param bytes their size
 */
public record Freed(String kind, long count, long files, long bytes) {
  /** Things that go without a file; these go once the snapshots that hold them expire. */
  static Freed without(String kind, long count) {
    return new Freed(kind, count, 0, 0);
  }

  Freed and(Freed other) {
    return new Freed(kind, count + other.count, files + other.files, bytes + other.bytes);
  }
}
