package dev.emend.store.publish;

import dev.emend.store.blob.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A source of blobs that can be written too. */
public interface BlobStorage extends BlobSource {
  /** Writes the bytes of a blob. */
  interface Content {
    /** To the stream, which it leaves open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** The right to write; it ends with {@link #close} or with the process. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /**
   * Writes a blob, whole and durable when this returns and not at all when it fails; a blob of that
   * name is replaced in one step.
   */
  void write(String name, Content content) throws IOException;

  /** Deletes a blob if it is there. */
  void delete(String name) throws IOException;

  /** The names of all blobs, and of what unfinished writes left. */
  List<String> list() throws IOException;

  /** The size of a blob in bytes. */
  default long size(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** The right to write, or empty when another publisher has it. */
  Optional<Lock> tryLock() throws IOException;
}
