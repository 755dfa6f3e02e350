package dev.emend.store.hadoop;

import dev.emend.store.format.StoreFormat;
import dev.emend.store.publish.BlobStorage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * The files of one folder of a Hadoop file system. Where a rename is one step, a file is written
 * under another name, synced and renamed; an object store shows objects whole or not at all, so
 * they are written in their place. The announcement is written only while the lock is held and what
 * is announced still is what was announced when the lock was taken.
 */
public final class HadoopStorage implements BlobStorage {
  /** Name of the file that is the lock. */
  static final String LOCK = "publish.lock";

  private static final String UNFINISHED = ".unfinished";

  private final HadoopFolder folder;
  private final HadoopSource source;
  private final Holder holder;
  private HeldLock held;
  private byte[] announced;

  /**
   * A folder, which is made when something is first written.
   *
   * @param folder any Hadoop path, {@code s3a://bucket/emend/store}
   * @param settings of the file systems by key, beside those that Hadoop finds by itself
   * @param holder who publishes
   */
  public HadoopStorage(String folder, Map<String, String> settings, Holder holder) {
    this.folder = new HadoopFolder(folder, settings);
    this.source = new HadoopSource(this.folder);
    this.holder = holder;
  }

  @Override
  public String place() {
    return source.place();
  }

  @Override
  public boolean remote() {
    return source.remote();
  }

  @Override
  public InputStream open(String name) throws IOException {
    return source.open(name);
  }

  @Override
  public void write(String name, Content content) throws IOException {
    boolean announcement = name.equals(StoreFormat.ANNOUNCEMENT);
    HeldLock lock = held;
    if (lock != null) {
      lock.demand();
    }
    if (lock != null && announcement) {
      demandSameAnnouncement();
    }
    if (folder.wholeObjects()) {
      writeObject(folder.file(name), content);
    } else {
      writeAndRename(name, content);
    }
    if (lock != null && announcement) {
      announced = announcement();
    }
  }

  private void demandSameAnnouncement() throws IOException {
    if (!Arrays.equals(announced, announcement())) {
      throw new IOException("another publisher has announced a version meanwhile");
    }
  }

  private byte[] announcement() throws IOException {
    try (InputStream in = open(StoreFormat.ANNOUNCEMENT)) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /** Content first, transfer second: a content that fails must not become an object by closing. */
  private void writeObject(Path object, Content content) throws IOException {
    java.nio.file.Path whole = Files.createTempFile("emend-store-", ".blob");
    try {
      try (OutputStream out = Files.newOutputStream(whole)) {
        content.writeTo(out);
      }
      put(whole, folder.system().create(object, true));
    } finally {
      Files.delete(whole);
    }
  }

  private static void put(java.nio.file.Path whole, FSDataOutputStream object) throws IOException {
    try (object) {
      try {
        Files.copy(whole, object);
      } catch (IOException e) {
        if (object.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
          object.abort();
        }
        throw e;
      }
    }
  }

  private void writeAndRename(String name, Content content) throws IOException {
    FileContext files = folder.context();
    Path unfinished = folder.file(name + UNFINISHED);
    try (FSDataOutputStream out =
        files.create(
            unfinished,
            EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
            Options.CreateOpts.createParent())) {
      content.writeTo(out);
      out.hsync();
    }
    files.rename(unfinished, folder.file(name), Options.Rename.OVERWRITE);
  }

  @Override
  public void delete(String name) throws IOException {
    folder.system().delete(folder.file(name), false);
  }

  @Override
  public List<String> list() throws IOException {
    try {
      return Arrays.stream(folder.system().listStatus(folder.path()))
          .filter(FileStatus::isFile)
          .map(file -> file.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public Optional<Lock> tryLock() throws IOException {
    Optional<HeldLock> lock =
        folder.leases() ? LeaseOfHdfs.tryLock(folder) : SignedLock.tryLock(folder, holder);
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    held = lock.get();
    announced = announcement();
    return Optional.of(this::unlock);
  }

  private void unlock() throws IOException {
    HeldLock lock = held;
    held = null;
    if (lock != null) {
      lock.close();
    }
  }
}
