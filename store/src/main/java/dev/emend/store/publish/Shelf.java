package dev.emend.store.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a store by the version they belong to, and which of them may go. */
final class Shelf {
  private static final Pattern FILE =
      Pattern.compile("([0-9]{1,18})\\.(manifest|snapshot|delta|reverse)(\\.unfinished)?");
  private static final String MANIFEST = "manifest";

  private final BlobStorage storage;
  private final TreeMap<Long, List<String>> files = new TreeMap<>();
  private final List<Long> versions = new ArrayList<>();

  private Shelf(BlobStorage storage) {
    this.storage = storage;
  }

  static Shelf of(BlobStorage storage) throws IOException {
    Shelf shelf = new Shelf(storage);
    storage.list().forEach(shelf::add);
    shelf.versions.sort(null);
    return shelf;
  }

  private void add(String name) {
    Matcher file = FILE.matcher(name);
    if (!file.matches()) {
      return;
    }
    long version = Long.parseLong(file.group(1));
    files.computeIfAbsent(version, v -> new ArrayList<>()).add(name);
    if (file.group(2).equals(MANIFEST) && file.group(3) == null) {
      versions.add(version);
    }
  }

  /** The versions that have a manifest, in order. */
  List<Long> versions() {
    return List.copyOf(versions);
  }

  /**
   * Deletes what killed publishes left: all that is newer than what was ever announced, or
   * unfinished.
   */
  void clear(long newestAnnounced) throws IOException {
    for (var entry : files.entrySet()) {
      boolean whole = entry.getKey() <= newestAnnounced && versions.contains(entry.getKey());
      for (String name : entry.getValue()) {
        if (!whole || name.endsWith(".unfinished")) {
          storage.delete(name);
        }
      }
    }
  }

  /** Deletes versions older than the newest few and older than the announced one. */
  void prune(int keep, long announced) throws IOException {
    int spare = Math.max(0, versions.size() - keep);
    for (long version : versions.subList(0, spare)) {
      if (version < announced) {
        // The manifest goes first: a version without one is no longer offered.
        storage.delete(version + "." + MANIFEST);
        for (String name : files.get(version)) {
          storage.delete(name);
        }
      }
    }
  }
}
