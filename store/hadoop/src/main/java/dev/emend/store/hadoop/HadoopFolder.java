package dev.emend.store.hadoop;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder of a Hadoop file system, and what can be expected of it. */
final class HadoopFolder {
  /** A name appears there with its last byte and not before; a rename there is a copy. */
  private static final Set<String> OBJECT_STORES =
      Set.of("s3", "s3a", "s3n", "gs", "oss", "cos", "cosn", "obs", "swift");

  private final String place;
  private final Path path;
  private final Configuration hadoop = new Configuration();
  private final boolean ownSettings;
  private FileSystem own;

  HadoopFolder(String path, Map<String, String> settings) {
    if (path == null || path.isBlank()) {
      throw new IllegalArgumentException("Invalid folder: '" + path + "' (must name one)");
    }
    this.place = path.strip();
    this.path = new Path(place);
    settings.forEach(hadoop::set);
    ownSettings = !settings.isEmpty();
  }

  String place() {
    return place;
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return new Path(path, name);
  }

  /**
   * The file system. Hadoop keeps one for each address, whatever the settings of whoever asks next:
   * where there are settings, this folder has one of its own.
   */
  synchronized FileSystem system() throws IOException {
    try {
      if (!ownSettings) {
        return path.getFileSystem(hadoop);
      }
      if (own == null) {
        own = FileSystem.newInstance(path.toUri(), hadoop);
      }
      return own;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException missing) {
        throw new IOException("no such file system is set up: " + missing.getMessage(), e);
      }
      throw e;
    }
  }

  FileContext context() throws IOException {
    return FileContext.getFileContext(path.toUri(), hadoop);
  }

  boolean wholeObjects() throws IOException {
    return OBJECT_STORES.contains(scheme());
  }

  /** Whether a file has one writer at a time there, whom the file system itself watches. */
  boolean leases() throws IOException {
    return scheme().equals("hdfs");
  }

  private String scheme() throws IOException {
    return system().getUri().getScheme().toLowerCase(Locale.ROOT);
  }
}
