package dev.emend.pipelines.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;

/** The command line without a process of its own. */
public final class InThisProcess {
  private InThisProcess() {}

  /**
   * What came of a command.
   *
   * @param code how the process would have ended
   * @param out the answer
   * @param err progress and complaints
   */
  public record Ran(int code, String out, String err) {}

  /** Runs a command as {@code ./emend} would. */
  public static Ran run(String... words) {
    return run(Duration.ZERO, words);
  }

  /** Runs a command as {@code ./emend} would, so much later. */
  public static Ran run(Duration later, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false,
            null,
            Clock.offset(Clock.systemUTC(), later),
            System::nanoTime);
    int code =
        Emend.commandLine(surroundings, StandardRooms.opener(surroundings.clock())).execute(words);
    return new Ran(code, out.toString(), err.toString());
  }
}
