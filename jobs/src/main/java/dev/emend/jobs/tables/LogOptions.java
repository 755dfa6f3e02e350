package dev.emend.jobs.tables;

import java.io.Serializable;

/**
 * How interaction logs are read.
 *
 * @param splitBytes plain JSON-lines files above this size are read in several parts, and positions
 *     in them are byte offsets instead of lines; at least 1 MiB
 * @param recordBytes a longer record is set aside unread; at least 1 KiB
 * @param rawCharacters how much of a broken record the quarantine keeps; at least 100
 */
public record LogOptions(long splitBytes, int recordBytes, int rawCharacters)
    implements Serializable {
  /** 128 MiB, 1 MiB, 20,000 characters. */
  public static final LogOptions DEFAULT = new LogOptions(128L << 20, 1 << 20, 20_000);

  /** Refuses limits that no log could keep. */
  public LogOptions {
    if (splitBytes < 1 << 20) {
      throw new IllegalArgumentException(
          "Invalid split: " + splitBytes + " bytes (must be at least 1 MiB)");
    }
    if (recordBytes < 1 << 10) {
      throw new IllegalArgumentException(
          "Invalid record limit: " + recordBytes + " bytes (must be at least 1 KiB)");
    }
    if (rawCharacters < 100) {
      throw new IllegalArgumentException(
          "Invalid raw text limit: " + rawCharacters + " characters (must be at least 100)");
    }
  }
}
