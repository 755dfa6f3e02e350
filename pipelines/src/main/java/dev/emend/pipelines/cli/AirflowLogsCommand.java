package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.AirflowTask;
import dev.emend.pipelines.airflow.Pause;
import dev.emend.pipelines.airflow.TaskLog;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "logs",
    description = "Prints what a task said.",
    footer = "  ./emend airflow logs --date 2026-03-01 --task check")
final class AirflowLogsCommand extends AirflowSubcommand {
  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The night; the newest run where it is not given.")
  private LocalDate date;

  @Option(names = "--task", required = true, paramLabel = "TASK", description = "The step's name.")
  private String task;

  @Option(
      names = "--try",
      paramLabel = "N",
      description = "Which try, from 1; the last where it is not given.")
  private Integer number;

  AirflowLogsCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    AirflowRun run = airflow.run(date);
    AirflowTask found = task(run, airflow.client().tasks(airflow.dag(), run.id()));
    int wanted = number == null ? found.tries() : number;
    if (wanted < 1 || wanted > found.tries()) {
      throw new ExpectedFailure(ExitCode.USAGE, noSuchTry(run, found));
    }
    TaskLog log =
        airflow
            .client()
            .log(airflow.dag(), run.id(), task, wanted)
            .orElseThrow(() -> new ExpectedFailure(ExitCode.USAGE, noSuchTry(run, found)));
    ObjectNode json = AirflowText.json(run);
    json.put("task", task).put("try", wanted);
    ArrayNode lines = json.putArray("lines");
    log.lines().forEach(lines::add);
    return Answer.done(String.join(System.lineSeparator(), log.lines()), json);
  }

  private AirflowTask task(AirflowRun run, List<AirflowTask> tasks) {
    return tasks.stream()
        .filter(known -> known.id().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new ExpectedFailure(
                    ExitCode.USAGE,
                    "The run of %s has no task %s (it has %s)"
                        .formatted(
                            run.date(),
                            task,
                            tasks.stream()
                                .map(AirflowTask::id)
                                .collect(Collectors.joining(", ")))));
  }

  private String noSuchTry(AirflowRun run, AirflowTask found) {
    return found.tries() == 0
        ? "Task %s of %s has not begun (%s)".formatted(task, run.date(), found.state())
        : "Task %s of %s has no try %s (tries: %d)"
            .formatted(task, run.date(), number, found.tries());
  }
}
