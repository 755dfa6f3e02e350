package dev.emend.store.blob;

import java.io.IOException;
import java.io.InputStream;

/** Named blobs that are written whole or not at all and never change, bar the announcement. */
public interface BlobSource {
  /** Where this is, for sentences. */
  String place();

  /**
   * Opens a blob from its start; the caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException when there is no blob of that name
   */
  InputStream open(String name) throws IOException;
}
