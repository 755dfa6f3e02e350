package dev.emend.jobs.rows;

import java.time.LocalDate;

/**
 * A record that broke the contract.
 *
 * @param night the date whose log it came in
 * @param file the file, relative to the logs folder
 * @param position where in the file it stands
 * @param unit what the position counts
 * @param reason which part of the contract it breaks
 * @param raw the record as it came, cut at the configured length
 */
public record Quarantined(
    LocalDate night, String file, long position, PositionUnit unit, String reason, String raw) {

  /** What a position counts. */
  public enum PositionUnit {
    /** Lines from 1. */
    LINE,
    /** Bytes from 0, in files that are read in several parts. */
    BYTE,
    /** Rows of a Parquet file from 1. */
    ROW
  }
}
