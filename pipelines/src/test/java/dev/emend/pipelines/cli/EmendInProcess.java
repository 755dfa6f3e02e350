package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;

/** Commands of Emend in the process of a test. */
public final class EmendInProcess {
  private EmendInProcess() {}

  /** Runs a command that must succeed; what it printed. */
  public static String run(Path home, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            home,
            Clock.systemUTC(),
            System::nanoTime);
    int code =
        Emend.commandLine(surroundings, StandardRooms.opener(surroundings.clock())).execute(words);
    assertThat(code).as("%s: %s", String.join(" ", words), err).isZero();
    return out.toString();
  }
}
