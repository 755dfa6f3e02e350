package dev.emend.pipelines.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a command finds around it; a test brings its own.
 *
 * @param out where answers go
 * @param err where progress and errors go
 * @param terminal whether a person watches {@code err}
 * @param home the folder of this copy of Emend, with {@code conf} and the sample data; null where
 *     only the jar is there
 * @param clock the time of day
 * @param ticker nanoseconds that pass
 * @param environment variables of the environment
 */
record Surroundings(
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Path home,
    Clock clock,
    LongSupplier ticker,
    Map<String, String> environment) {

  /** Keeps its own map. */
  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Surroundings without an environment. */
  Surroundings(
      PrintWriter out,
      PrintWriter err,
      boolean terminal,
      Path home,
      Clock clock,
      LongSupplier ticker) {
    this(out, err, terminal, home, clock, ticker, Map.of());
  }

  /** The folder where {@code local.conf} stands, or null. */
  Path confFolder() {
    return home == null ? null : home.resolve("conf");
  }
}
