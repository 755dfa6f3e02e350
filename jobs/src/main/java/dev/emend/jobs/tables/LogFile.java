package dev.emend.jobs.tables;

import java.io.Serializable;
import java.util.Optional;

/**
 * One file of a night's log.
 *
 * @param uri the file
 * @param name the file, relative to the logs folder
 * @param length bytes
 * @param format what is in it
 */
public record LogFile(String uri, String name, long length, Format format) implements Serializable {

  /** What can be in a file of a log. */
  public enum Format {
    JSON_LINES(".jsonl"),
    JSON_LINES_GZIP(".jsonl.gz"),
    PARQUET(".parquet");

    private final String suffix;

    Format(String suffix) {
      this.suffix = suffix;
    }

    /** How names of such files end. */
    public String suffix() {
      return suffix;
    }

    /** The format of a file by its name. */
    static Optional<Format> of(String name) {
      for (Format format : values()) {
        if (name.endsWith(format.suffix)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }
}
