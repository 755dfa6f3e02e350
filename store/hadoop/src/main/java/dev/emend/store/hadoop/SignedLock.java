package dev.emend.store.hadoop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A file with a name and a moment in it: whose the lock is, and until when. Where a file cannot be
 * created and be new in one step, two may believe for a moment that they have it; the last to sign
 * has, and every {@link #demand} tells the other.
 */
final class SignedLock implements HeldLock {
  private static final int LONGEST = 4096;

  private final HadoopFolder folder;
  private final Holder holder;

  private SignedLock(HadoopFolder folder, Holder holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /** Signs where nobody has, and reads the signature back. */
  static Optional<HeldLock> tryLock(HadoopFolder folder, Holder holder) throws IOException {
    SignedLock lock = new SignedLock(folder, holder);
    if (lock.signature().filter(lock::another).isPresent()) {
      return Optional.empty();
    }
    lock.sign();
    return lock.signature().filter(lock::own).isPresent() ? Optional.of(lock) : Optional.empty();
  }

  @Override
  public void demand() throws IOException {
    Signature now = signature().orElse(new Signature("nobody", Instant.EPOCH));
    if (!own(now)) {
      throw new IOException(
          "the lock went to another publisher meanwhile, %s until %s"
              .formatted(now.name(), now.until()));
    }
    sign();
  }

  /** What another has signed meanwhile stays. */
  @Override
  public void close() throws IOException {
    if (signature().filter(this::own).isPresent()) {
      folder.system().delete(path(), false);
    }
  }

  private boolean own(Signature signature) {
    return signature.name().equals(holder.name());
  }

  private boolean another(Signature signature) {
    return !own(signature) && holder.clock().instant().isBefore(signature.until());
  }

  private void sign() throws IOException {
    Signature signature =
        new Signature(holder.name(), holder.clock().instant().plus(holder.lease()));
    try (OutputStream out = folder.system().create(path(), true)) {
      out.write(signature.text().getBytes(UTF_8));
    }
  }

  private Optional<Signature> signature() throws IOException {
    try (InputStream in = folder.system().open(path())) {
      return Signature.of(new String(in.readNBytes(LONGEST), UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private Path path() {
    return folder.file(HadoopStorage.LOCK);
  }

  /**
   * What stands in the file.
   *
   * @param name of the holder
   * @param until when the lock is anybody's again
   */
  private record Signature(String name, Instant until) {
    String text() {
      return until + "\n" + name + "\n";
    }

    /** What is cut off or of another making binds nobody. */
    static Optional<Signature> of(String text) {
      List<String> lines = text.lines().toList();
      try {
        return lines.size() == 2
            ? Optional.of(new Signature(lines.get(1), Instant.parse(lines.get(0))))
            : Optional.empty();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
