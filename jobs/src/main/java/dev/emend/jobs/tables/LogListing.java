package dev.emend.jobs.tables;

import java.util.List;

/** What the logs folder has for one date. */
public sealed interface LogListing {
  /**
   * There are files.
   *
   * @param files by name, none of them empty
   * @param notes what a reader of the run report should know about them
   */
  record Found(List<LogFile> files, List<String> notes) implements LogListing {}

  /** There is nothing to read for the date (yet); the sentence says what was looked for. */
  record Missing(String sentence) implements LogListing {}

  /** The path cannot be a folder of logs, whatever is delivered. */
  record Misnamed(String sentence) implements LogListing {}

  /** The folder is there but cannot be read. */
  record Unreadable(String sentence) implements LogListing {}
}
