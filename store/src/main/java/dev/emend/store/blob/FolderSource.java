package dev.emend.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of one folder.
 *
 * @param folder of any file system that {@code java.nio} knows
 */
public record FolderSource(Path folder) implements BlobSource {
  @Override
  public String place() {
    return folder.toString();
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(folder.resolve(name));
  }
}
