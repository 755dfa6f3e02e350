package dev.emend.store.publish;

import dev.emend.store.format.Announcement;
import dev.emend.store.format.Catalog;
import dev.emend.store.format.UnreadableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Deletes what a store no longer needs; the caller holds the lock. */
final class Tidying {
  private final BlobStorage storage;
  private final PublishOptions options;

  Tidying(BlobStorage storage, PublishOptions options) {
    this.storage = storage;
    this.options = options;
  }

  /** After a publish. The version is out by now, so what cannot be tidied up is a warning. */
  List<String> prune(long announced) {
    try {
      Shelf.of(storage).prune(options, announced);
      return List.of();
    } catch (IOException e) {
      return List.of("Old versions in " + storage.place() + " could not be deleted: " + e);
    }
  }

  /** All of it, counted; with {@code dryRun} only counted. */
  TidyOutcome tidy(boolean dryRun) throws IOException, UnreadableException {
    Shelf shelf = Shelf.of(storage);
    Optional<Announcement> announced = new Catalog(storage).announcement();
    if (announced.isEmpty() && !shelf.versions().isEmpty()) {
      return new TidyOutcome.Refused(
          "Cannot tidy up %s: it has versions, but none is announced (announce one first)"
              .formatted(storage.place()));
    }
    List<Long> spare = announced.map(a -> shelf.spare(options, a.version())).orElse(List.of());
    TreeSet<String> leftOver =
        new TreeSet<>(shelf.leftOver(announced.map(Announcement::newest).orElse(0L)));
    long files = 0;
    long bytes = 0;
    for (long version : spare) {
      for (String name : shelf.files(version)) {
        leftOver.remove(name);
        bytes += delete(name, dryRun);
        files++;
      }
    }
    for (String name : leftOver) {
      bytes += delete(name, dryRun);
      files++;
    }
    return new TidyOutcome.Tidied(spare.size(), files, bytes);
  }

  private long delete(String name, boolean dryRun) throws IOException {
    long size = storage.size(name);
    if (!dryRun) {
      storage.delete(name);
    }
    return size;
  }
}
