package dev.emend.pipelines.report;

import dev.emend.jobs.steps.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

  /** The report of a night that is run step by step: the steps before this one are kept. */
  public RunReport after(Optional<RunReport> earlier) {
    if (earlier.isEmpty() || steps.isEmpty()) {
      return this;
    }
    List<StepReport> all = new ArrayList<>();
    for (StepReport step : earlier.get().steps()) {
      if (step.name().equals(steps.get(0).name())) {
        break;
      }
      all.add(step);
    }
    all.addAll(steps);
    Duration total = all.stream().map(StepReport::took).reduce(Duration.ZERO, Duration::plus);
    return new RunReport(night, code, sentence, earlier.get().started(), total, all, findings);
  }

  /** The same with other sentences: its own, and those of its steps and checks. */
  public RunReport worded(UnaryOperator<String> wording) {
    return new RunReport(
        night,
        code,
        wording.apply(sentence),
        started,
        took,
        steps.stream().map(step -> step.worded(wording)).toList(),
        findings.worded(wording));
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
