package dev.emend.store.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** What killed publishes left: all that is newer than what was ever announced, or unfinished. */
  List<String> leftOver(long newestAnnounced) {
    List<String> names = new ArrayList<>();
    for (var entry : files.entrySet()) {
      boolean whole = entry.getKey() <= newestAnnounced && versions.contains(entry.getKey());
      for (String name : entry.getValue()) {
        if (!whole || name.endsWith(".unfinished")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Versions older than the newest few and older than the announced one, and not pinned. */
  List<Long> spare(PublishOptions options, long announced) {
    int spare = Math.max(0, versions.size() - options.keep());
    return versions.subList(0, spare).stream()
        .filter(version -> version < announced && !options.pinned().contains(version))
        .toList();
  }

  /** The files of a version; its manifest first: without one it is no longer offered. */
  List<String> files(long version) {
    List<String> names = new ArrayList<>(files.getOrDefault(version, List.of()));
    names.sort(Comparator.comparing((String name) -> !name.endsWith("." + MANIFEST)));
    return names;
  }

  /** Deletes what killed publishes left. */
  void clear(long newestAnnounced) throws IOException {
    for (String name : leftOver(newestAnnounced)) {
      storage.delete(name);
    }
  }

  /** Deletes the versions that are to spare. */
  void prune(PublishOptions options, long announced) throws IOException {
    for (long version : spare(options, announced)) {
      for (String name : files(version)) {
        storage.delete(name);
      }
    }
  }
}
