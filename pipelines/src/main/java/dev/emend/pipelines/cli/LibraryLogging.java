package dev.emend.pipelines.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What libraries that log by {@code java.util.logging}, Hollow above all, say on the command line:
 * warnings alone, because a night's report tells the rest better. Whoever configures that logging
 * has the last word, and so does the process of a service that loads the store's jar: only the
 * command line calls this.
 */
final class LibraryLogging {
  private LibraryLogging() {}

  /** Lets warnings through and nothing less, unless the process was started with another wish. */
  static void quiet() {
    if (System.getProperty("java.util.logging.config.file") == null
        && System.getProperty("java.util.logging.config.class") == null) {
      Logger.getLogger("").setLevel(Level.WARNING);
    }
  }
}
