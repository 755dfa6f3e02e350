package dev.emend.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a disk has not got yet: bytes behind the last sync of a file, names behind its folder's. */
final class Unsynced {
  private final Map<Path, Long> synced = new LinkedHashMap<>();
  private final Deque<Runnable> renames = new ArrayDeque<>();

  void written(Path file, long before) {
    synced.putIfAbsent(file, before);
  }

  void synced(Path file) {
    synced.remove(file);
    if (Files.isDirectory(file)) {
      renames.clear();
    }
  }

  /** To be called before a file takes a name. */
  void renaming(Path from, Path to) throws IOException {
    byte[] before = Files.exists(to) ? Files.readAllBytes(to) : null;
    renames.push(() -> undo(from, to, before));
    Long length = synced.remove(from);
    if (length != null) {
      synced.put(to, length);
    }
  }

  private static void undo(Path from, Path to, byte[] before) {
    try {
      if (Files.exists(to) && Files.notExists(from)) {
        Files.move(to, from, StandardCopyOption.REPLACE_EXISTING);
        if (before != null) {
          Files.write(to, before);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The power fails. */
  void lose() throws IOException {
    for (Map.Entry<Path, Long> file : synced.entrySet()) {
      if (Files.exists(file.getKey())) {
        try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
          channel.truncate(file.getValue());
        }
      }
    }
    renames.forEach(Runnable::run);
  }
}
