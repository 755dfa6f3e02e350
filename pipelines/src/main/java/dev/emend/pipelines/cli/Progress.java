package dev.emend.pipelines.cli;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.SparkWork;
import dev.emend.pipelines.NightListener;
import dev.emend.pipelines.report.Durations;
import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Tells how far the nights are: a bar on a terminal, a line a step elsewhere. A step that takes
 * longer than a few seconds shows how far it is itself: in the bar, or in a line now and then.
 */
final class Progress implements NightListener, AutoCloseable {
  private static final int LINE_WIDTH = 100;
  private static final Duration LONG = Duration.ofSeconds(3);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final boolean terminal;
  private final TimeLeft timeLeft = new TimeLeft();
  private final InstantSource clock;
  private final Supplier<Optional<SparkWork>> work;
  private final ScheduledExecutorService looking;
  private ProgressBar bar;
  private Running running;

  /** The step that runs, of no night where it is no step of one; when something was last said. */
  private record Running(LocalDate night, String step, Instant since, Instant said) {
    String label(String between) {
      return night == null ? step : night + between + step;
    }
  }

  /**
   * A listener.
   *
   * @param work how far Spark is with what it does right now
   */
  Progress(Surroundings surroundings, Supplier<Optional<SparkWork>> work) {
    this.err = surroundings.err();
    this.terminal = surroundings.terminal();
    this.clock = surroundings.clock();
    this.work = work;
    this.looking = Executors.newSingleThreadScheduledExecutor(Progress::daemon);
    // Should a look ever fail, there are no more of them, and the night goes on.
    var unused = looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "emend-progress");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells how far the step is that runs, where there is something to tell. */
  synchronized void look() {
    Instant now = clock.instant();
    if (running == null || Duration.between(running.since(), now).compareTo(LONG) < 0) {
      return;
    }
    String text = within(now);
    if (bar != null) {
      bar.setExtraMessage(running.label(" ") + ": " + text);
    } else if (Duration.between(running.said(), now).compareTo(BETWEEN_LINES) >= 0) {
      say(running.label("  ") + ": " + text);
      running = new Running(running.night(), running.step(), running.since(), now);
    }
  }

  private String within(Instant now) {
    Duration elapsed = Duration.between(running.since(), now);
    Optional<SparkWork> spark = work.get();
    Optional<Duration> left =
        timeLeft.within(running.step(), elapsed).or(() -> spark.flatMap(doing -> doing.left(now)));
    return Durations.text(elapsed)
        + spark.map(doing -> ", " + doing.done() + " of " + doing.tasks() + " tasks").orElse("")
        + left.map(rest -> ", about " + Durations.text(rest) + " left").orElse("");
  }

  @Override
  public synchronized void planned(int nights, int stepsPerNight) {
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

  /** Tells from now on how far a piece of work is that is no step of a night. */
  synchronized void working(String what) {
    Instant now = clock.instant();
    running = new Running(null, what, now, now);
  }

  @Override
  public void passedOver(LocalDate night) {
    say(night + "  has no logs and is passed over");
  }

  @Override
  public synchronized void stepStarted(LocalDate night, String step) {
    Instant now = clock.instant();
    running = new Running(night, step, now, now);
    if (bar != null) {
      bar.setExtraMessage(night + " " + step);
    }
  }

  @Override
  public synchronized void stepEnded(LocalDate night, StepReport step) {
    running = null;
    timeLeft.stepEnded(step.name(), step.took());
    if (bar != null) {
      bar.step();
    } else {
      say(line(night, step));
    }
    step.notes().forEach(note -> say(night + "  " + step.name() + ": " + note));
  }

  @Override
  public synchronized void nightEnded(RunReport report) {
    if (report.code() != ExitCode.DONE) {
      closeBar();
    }
  }

  @Override
  public synchronized void close() {
    looking.shutdownNow();
    closeBar();
  }

  private void closeBar() {
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
