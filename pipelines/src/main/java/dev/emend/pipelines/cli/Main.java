package dev.emend.pipelines.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** The front door. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    LibraryLogging.quiet();
    String home = System.getProperty("emend.home");
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("emend.terminal"),
            home == null ? null : Path.of(home),
            Clock.systemUTC(),
            System::nanoTime,
            System.getenv());
    System.exit(
        Emend.commandLine(surroundings, StandardRooms.opener(surroundings.clock())).execute(args));
  }
}
