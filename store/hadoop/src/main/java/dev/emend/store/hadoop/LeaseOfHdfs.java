package dev.emend.store.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.ipc.RemoteException;

/**
 * A file that is open for writing. HDFS lets one client in, renews its right while it lives, and
 * gives it to the next that asks a minute after it died.
 */
final class LeaseOfHdfs implements HeldLock {
  private final FSDataOutputStream open;

  private LeaseOfHdfs(FSDataOutputStream open) {
    this.open = open;
  }

  static Optional<HeldLock> tryLock(HadoopFolder folder) throws IOException {
    Path file = folder.file(HadoopStorage.LOCK);
    try {
      return Optional.of(new LeaseOfHdfs(open(folder.system(), file)));
    } catch (IOException e) {
      if (heldByAnother(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static FSDataOutputStream open(FileSystem system, Path file) throws IOException {
    try {
      return system.append(file);
    } catch (FileNotFoundException e) {
      return system.create(file, false);
    }
  }

  /** The first to ask after a death only starts the recovery. */
  private static boolean heldByAnother(IOException e) {
    String type = e instanceof RemoteException remote ? remote.getClassName() : e.toString();
    return e instanceof FileAlreadyExistsException
        || type.contains("AlreadyBeingCreatedException")
        || type.contains("RecoveryInProgressException")
        || type.contains("FileAlreadyExistsException");
  }

  /** A byte that only the one writer can add. */
  @Override
  public void demand() throws IOException {
    try {
      open.write('.');
      open.hsync();
    } catch (IOException e) {
      throw new IOException("the lock could not be kept (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
