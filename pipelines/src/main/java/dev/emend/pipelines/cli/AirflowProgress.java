package dev.emend.pipelines.cli;

import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.AirflowTask;
import dev.emend.pipelines.report.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells how far a run is: a bar on a terminal, a line a change elsewhere. */
final class AirflowProgress implements AutoCloseable {
  private static final int LINE_WIDTH = 100;
  private static final Set<String> NOT_WORTH_A_LINE = Set.of("none", "scheduled", "queued");

  private final Surroundings surroundings;
  private final Map<String, String> told = new HashMap<>();
  private ProgressBar bar;
  private Optional<Duration> left = Optional.empty();

  AirflowProgress(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Tells what has changed. */
  void show(AirflowRun run, List<AirflowTask> tasks, Optional<Duration> timeLeft) {
    left = timeLeft;
    if (surroundings.terminal()) {
      draw(run, tasks);
    } else {
      tasks.stream().filter(this::changed).forEach(task -> say(line(run, task)));
    }
  }

  private boolean changed(AirflowTask task) {
    String now = task.state() + task.tries();
    return !NOT_WORTH_A_LINE.contains(task.state()) && !now.equals(told.put(task.id(), now));
  }

  private void draw(AirflowRun run, List<AirflowTask> tasks) {
    if (bar == null && !tasks.isEmpty()) {
      bar =
          new ProgressBarBuilder()
              .setInitialMax(tasks.size())
              .setStyle(ProgressBarStyle.ASCII)
              .setMaxRenderedLength(LINE_WIDTH)
              .setUpdateIntervalMillis(500)
              .setEtaFunction(state -> left)
              .build();
    }
    if (bar != null) {
      bar.stepTo(tasks.stream().filter(AirflowTask::over).count());
      bar.setExtraMessage(
          run.date()
              + tasks.stream()
                  .filter(AirflowTask::running)
                  .findFirst()
                  .map(task -> " " + task.id())
                  .orElse(" " + run.state()));
    }
  }

  private String line(AirflowRun run, AirflowTask task) {
    String again = task.tries() > 1 ? "  (try " + task.tries() + " of " + task.most() + ")" : "";
    String rest =
        left.filter(time -> time.toSeconds() > 2)
            .map(time -> "  (about " + Durations.text(time) + " left)")
            .orElse("");
    return String.format(
            Locale.ROOT,
            "%s  %-8s  %-15s %8s%s%s",
            run.date(),
            task.id(),
            task.state(),
            AirflowText.took(task.over() ? task.took() : Optional.empty()),
            again,
            rest)
        .stripTrailing();
  }

  /** Tells a sentence of its own. */
  void say(String line) {
    surroundings.err().println(line);
    surroundings.err().flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
