package dev.emend.store.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lock on a folder that the operating system takes back when the process dies. */
final class FolderLock implements BlobStorage.Lock {
  /** Name of the file that is locked; it stays, empty. */
  static final String FILE = "publish.lock";

  /**
   * Folders this process has locked. POSIX drops all locks of a process on a file as soon as it
   * closes any channel to it, so a second publisher here must be turned away before it opens one:
   * the one state in this room that belongs to the process.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static Optional<BlobStorage.Lock> tryLock(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    boolean locked = false;
    try {
      Optional<BlobStorage.Lock> lock = lockFile(real);
      locked = lock.isPresent();
      return lock;
    } finally {
      if (!locked) {
        HELD.remove(real);
      }
    }
  }

  private static Optional<BlobStorage.Lock> lockFile(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? Optional.empty() : Optional.of(new FolderLock(folder, channel));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
