package dev.emend.pipelines.report;

import dev.emend.jobs.steps.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How a night went.
 *
 * @param night the date of the logs
 * @param code how it ended
 * @param sentence why it did not end well; empty where it did
 * @param started when it began
 * @param took how long it took
 * @param steps the steps that ran, in order
 * @param findings checks and what was learnt
 */
public record RunReport(
    LocalDate night,
    ExitCode code,
    String sentence,
    Instant started,
    Duration took,
    List<StepReport> steps,
    Findings findings) {
  /** Keeps its own list. */
  public RunReport {
    steps = List.copyOf(steps);
  }

  /** The same night, failed after all. */
  public RunReport failed(String why) {
    return new RunReport(night, ExitCode.FAILURE, why, started, took, steps, findings);
  }

  /** In a word: done, or which way it failed. */
  public String verdict() {
    return switch (code) {
      case DONE -> "done";
      case CHECK_FAILED -> "refused by a data check";
      case PUBLISH_REFUSED -> "learnt, not published";
      case NO_INPUT -> "no input";
      case USAGE, FAILURE -> "failed";
    };
  }
}
