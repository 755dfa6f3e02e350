package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.AirflowTask;
import dev.emend.pipelines.airflow.Pause;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Shows the newest runs, or one run with its tasks.",
    footer = "  ./emend airflow status --date 2026-03-01")
final class AirflowStatusCommand extends AirflowSubcommand {
  private static final int MOST = 100;

  @Option(names = "--date", paramLabel = "DATE", description = "Only this night, with its tasks.")
  private LocalDate date;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many runs (${DEFAULT-VALUE}).")
  private int last;

  AirflowStatusCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    if (last < 1 || last > MOST) {
      throw new ExpectedFailure(
          ExitCode.USAGE, "Invalid --last: " + last + " (must be from 1 to " + MOST + ")");
    }
    return date == null ? newest(airflow) : one(airflow, airflow.run(date));
  }

  private Answer newest(Airflow airflow) {
    boolean paused = airflow.client().dag(airflow.dag()).paused();
    List<AirflowRun> runs = airflow.client().runs(airflow.dag(), last);
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    runs.forEach(run -> json.add(AirflowText.json(run)));
    String text = runs.isEmpty() ? airflow.dag() + " has no run yet" : AirflowText.runs(runs);
    String note =
        paused
            ? System.lineSeparator() + airflow.dag() + " is paused: ./emend airflow unpause"
            : "";
    return Answer.done(text + note, json);
  }

  private Answer one(Airflow airflow, AirflowRun run) {
    List<AirflowTask> tasks = airflow.client().tasks(airflow.dag(), run.id());
    StringBuilder text = new StringBuilder(AirflowText.line(run));
    text.append(System.lineSeparator()).append(AirflowText.tasks(tasks));
    ObjectNode json = AirflowText.json(run, tasks);
    watch(airflow)
        .why(run, tasks)
        .ifPresent(
            why -> {
              text.append(System.lineSeparator()).append(why.sentence());
              json.put("sentence", why.sentence()).put("exit_code", why.code().code());
            });
    return Answer.done(text.toString(), json);
  }
}
