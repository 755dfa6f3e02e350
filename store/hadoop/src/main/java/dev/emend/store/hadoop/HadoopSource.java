package dev.emend.store.hadoop;

import dev.emend.store.blob.BlobSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** The files of one folder of a Hadoop file system, for readers. */
public final class HadoopSource implements BlobSource {
  private final HadoopFolder folder;

  /**
   * A folder, which need not exist.
   *
   * @param folder any Hadoop path, {@code s3a://bucket/emend/store}
   * @param settings of the file systems by key ({@code fs.s3a.endpoint}, …), beside those that
   *     Hadoop finds by itself
   */
  public HadoopSource(String folder, Map<String, String> settings) {
    this(new HadoopFolder(folder, settings));
  }

  HadoopSource(HadoopFolder folder) {
    this.folder = folder;
  }

  @Override
  public String place() {
    return folder.place();
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public InputStream open(String name) throws IOException {
    try {
      return folder.system().open(folder.file(name));
    } catch (FileNotFoundException e) {
      NoSuchFileException missing = new NoSuchFileException(folder.file(name).toString());
      missing.initCause(e);
      throw missing;
    }
  }
}
