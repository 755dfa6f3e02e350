package dev.emend.pipelines.cli;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.NightListener;
import dev.emend.pipelines.report.Durations;
import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells how far the nights are: a bar on a terminal, a line a step elsewhere. */
final class Progress implements NightListener, AutoCloseable {
  private static final int LINE_WIDTH = 100;

  private final PrintWriter err;
  private final boolean terminal;
  private final TimeLeft timeLeft = new TimeLeft();
  private ProgressBar bar;

  Progress(Surroundings surroundings) {
    this.err = surroundings.err();
    this.terminal = surroundings.terminal();
  }

  @Override
  public void planned(int nights, int stepsPerNight) {
    timeLeft.planned(nights, stepsPerNight);
    if (terminal && nights > 0) {
      bar =
          new ProgressBarBuilder()
              .setInitialMax((long) nights * stepsPerNight)
              .setStyle(ProgressBarStyle.ASCII)
              .setMaxRenderedLength(LINE_WIDTH)
              .setUpdateIntervalMillis(500)
              .setEtaFunction(state -> timeLeft.estimate())
              .build();
    }
  }

  @Override
  public void passedOver(LocalDate night) {
    say(night + "  has no logs and is passed over");
  }

  @Override
  public void stepStarted(LocalDate night, String step) {
    if (bar != null) {
      bar.setExtraMessage(night + " " + step);
    }
  }

  @Override
  public void stepEnded(LocalDate night, StepReport step) {
    timeLeft.stepEnded(step.name(), step.took());
    if (bar != null) {
      bar.step();
    } else {
      say(line(night, step));
    }
    step.notes().forEach(note -> say(night + "  " + step.name() + ": " + note));
  }

  @Override
  public void nightEnded(RunReport report) {
    if (report.code() != ExitCode.DONE) {
      close();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private String line(LocalDate night, StepReport step) {
    String counts =
        step.counts().entrySet().stream()
            .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
            .collect(Collectors.joining(", "));
    String left =
        timeLeft
            .estimate()
            .filter(estimate -> step.code() == ExitCode.DONE && estimate.toSeconds() > 2)
            .map(estimate -> "  (about " + Durations.text(estimate) + " left)")
            .orElse("");
    return String.format(
            Locale.ROOT,
            "%s  %-8s %8s  %s%s",
            night,
            step.name(),
            Durations.text(step.took()),
            counts,
            left)
        .stripTrailing();
  }

  private void say(String line) {
    err.println(line);
    err.flush();
  }
}
