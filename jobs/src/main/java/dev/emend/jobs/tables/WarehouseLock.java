package dev.emend.jobs.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emend.jobs.tables.WarehouseRefusal.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The lock of a local warehouse's one writer. The operating system frees it with the process. */
final class WarehouseLock implements AutoCloseable {
  private static final String NAME = ".lock";

  private final FileChannel channel;

  private WarehouseLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param command what the holder does, for those who are refused
   */
  static WarehouseLock take(Path folder, String command) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw busy(folder);
      }
      sign(channel, command);
      return new WarehouseLock(channel);
    } catch (FileAlreadyExistsException e) {
      throw new WarehouseRefusal(
          Reason.CONFIGURATION,
          "The warehouse " + folder + " is a file. Name a folder (--warehouse or warehouse.path).",
          e);
    } catch (IOException e) {
      throw new WarehouseRefusal(
          Reason.UNREACHABLE,
          "Cannot write the warehouse "
              + folder
              + ": "
              + reason(e)
              + ". Check its rights and free space, then run this again.",
          e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException file) {
      return file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
    }
    return e.getMessage();
  }

  /** The refusal of whoever comes while the lock is held. */
  static WarehouseRefusal busy(Path folder) {
    return new WarehouseRefusal(
        Reason.BUSY,
        "The warehouse "
            + folder
            + " is in use by "
            + holder(folder)
            + ". Wait for it to end, then run this again.");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void sign(FileChannel channel, String command) throws IOException {
    String holder = "process " + ProcessHandle.current().pid() + " (" + command + ")";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(UTF_8)), 0);
    channel.force(true);
  }

  private static String holder(Path folder) {
    try {
      String holder = Files.readString(folder.resolve(NAME)).strip();
      return holder.isEmpty() ? "another process" : holder;
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot free the warehouse's lock", e);
    }
  }
}
