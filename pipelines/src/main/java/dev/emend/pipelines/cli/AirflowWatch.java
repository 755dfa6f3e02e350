package dev.emend.pipelines.cli;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.airflow.AirflowClient;
import dev.emend.pipelines.airflow.AirflowFailure;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.AirflowTask;
import dev.emend.pipelines.airflow.Pause;
import dev.emend.pipelines.airflow.TaskLog;
import dev.emend.pipelines.airflow.TimeToGo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows a run to its end and says how it ended. */
final class AirflowWatch {
  private static final int EARLIER_RUNS = 5;

  /** A server that is started anew is back by then. */
  private static final int MISSED_LOOKS = 30;

  private final AirflowClient client;
  private final String dag;
  private final AirflowSubcommand.Airflow airflow;
  private final Surroundings surroundings;
  private final Pause pause;

  AirflowWatch(AirflowSubcommand.Airflow airflow, Surroundings surroundings, Pause pause) {
    this.client = airflow.client();
    this.dag = airflow.dag();
    this.airflow = airflow;
    this.surroundings = surroundings;
    this.pause = pause;
  }

  /** A run with its tasks at one moment. */
  private record Look(AirflowRun run, List<AirflowTask> tasks) {}

  /** Follows a run until it is over. */
  Answer toTheEnd(AirflowRun run) {
    TimeToGo timeToGo = timeToGo(run);
    Look look = new Look(run, List.of());
    try (AirflowProgress progress = new AirflowProgress(surroundings)) {
      int missed = 0;
      while (true) {
        try {
          look = look(look.run().id());
          missed = 0;
          progress.show(look.run(), look.tasks(), left(look, timeToGo));
        } catch (AirflowFailure e) {
          missed = missed(e, missed, progress);
        }
        if (missed == 0 && look.run().over()) {
          return ended(look.run(), look.tasks());
        }
        pause.take(airflow.settings().poll());
      }
    }
  }

  /** A run that has failed, or will, ends when nobody knows. */
  private Optional<Duration> left(Look look, TimeToGo timeToGo) {
    return look.run().over() || look.tasks().stream().anyMatch(AirflowTask::failed)
        ? Optional.empty()
        : timeToGo.left(look.tasks(), surroundings.clock().instant());
  }

  private static int missed(AirflowFailure failure, int before, AirflowProgress progress) {
    boolean passing =
        failure.kind() == AirflowFailure.Kind.UNREACHABLE
            || failure.kind() == AirflowFailure.Kind.BROKEN;
    if (!passing || before >= MISSED_LOOKS || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
    if (before == 0) {
      progress.say(failure.getMessage() + " Looking again; the run itself goes on.");
    }
    return before + 1;
  }

  private Look look(String runId) {
    AirflowRun run = client.run(dag, runId);
    return new Look(run, client.tasks(dag, runId));
  }

  private TimeToGo timeToGo(AirflowRun run) {
    return new TimeToGo(
        client.goodRuns(dag, EARLIER_RUNS).stream()
            .filter(earlier -> !earlier.id().equals(run.id()))
            .map(earlier -> new TimeToGo.Earlier(earlier, client.tasks(dag, earlier.id())))
            .toList());
  }

  /** The answer about a run that is over. */
  Answer ended(AirflowRun run, List<AirflowTask> tasks) {
    String text = AirflowText.line(run) + System.lineSeparator() + AirflowText.tasks(tasks);
    Optional<Why> why = why(run, tasks);
    return new Answer(
        why.map(Why::code).orElse(ExitCode.DONE),
        text,
        AirflowText.json(run, tasks),
        why.map(Why::sentence).orElse(""));
  }

  /** Why a run failed, and how a command ends that waited for it. */
  record Why(ExitCode code, String sentence) {}

  /** Why a run failed; empty where it did not. */
  Optional<Why> why(AirflowRun run, List<AirflowTask> tasks) {
    if (!run.failed()) {
      return Optional.empty();
    }
    return Optional.of(
        tasks.stream()
            .filter(AirflowTask::failed)
            .findFirst()
            .map(task -> why(run, task))
            .orElseGet(
                () ->
                    new Why(
                        ExitCode.FAILURE,
                        "The run of "
                            + run.date()
                            + " failed without a task that failed: was it marked so, or did it take"
                            + " longer than a run may?")));
  }

  private Why why(AirflowRun run, AirflowTask task) {
    Optional<TaskLog> log =
        task.tries() == 0 ? Optional.empty() : client.log(dag, run.id(), task.id(), task.tries());
    String more =
        "./emend airflow logs --date %s --task %s tells more".formatted(run.date(), task.id());
    return new Why(
        log.flatMap(TaskLog::exitCode).map(AirflowWatch::code).orElse(ExitCode.FAILURE),
        "Task %s of %s failed (try %d of %d): %s"
            .formatted(
                task.id(),
                run.date(),
                task.tries(),
                task.most(),
                log.flatMap(TaskLog::sentence).orElse(more)));
  }

  private static ExitCode code(int number) {
    return Stream.of(ExitCode.values())
        .filter(code -> code != ExitCode.DONE && code.code() == number)
        .findFirst()
        .orElse(ExitCode.FAILURE);
  }
}
