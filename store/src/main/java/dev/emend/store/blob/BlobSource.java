package dev.emend.store.blob;

import java.io.IOException;
import java.io.InputStream;

/** Named blobs that are written whole or not at all and never change, bar the announcement. */
public interface BlobSource {
  /** Where this is, for sentences; without secrets. */
  String place();

  /**
   * Opens a blob from its start; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException when there is no blob of that name
   */
  InputStream open(String name) throws IOException;

  /**
   * Whether reading a blob twice costs twice its way here. A remote one is read once, into a
   * temporary file, and believed when its check is done.
   */
  default boolean remote() {
    return false;
  }
}
