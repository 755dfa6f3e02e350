package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.Pause;
import dev.emend.pipelines.airflow.TriggerOutcome;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "trigger",
    description = "Asks for the run of a night; a night that has one keeps it.",
    footer = "  ./emend airflow trigger --date 2026-03-01 --wait")
final class AirflowTriggerCommand extends AirflowSubcommand {
  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "The night, YYYY-MM-DD: the start of its data interval, UTC.")
  private LocalDate date;

  @Option(
      names = "--wait",
      description = "Follow the run, and end with the exit code that it deserves.")
  private boolean wait;

  @Option(names = "--force", description = "Run the tasks of a run that is over anew.")
  private boolean force;

  AirflowTriggerCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    boolean paused = airflow.client().dag(airflow.dag()).paused();
    if (paused && wait) {
      throw new ExpectedFailure(
          ExitCode.USAGE,
          airflow.dag() + " is paused, its runs do not begin: ./emend airflow unpause first");
    }
    if (paused) {
      warn(airflow.dag() + " is paused: the run begins after ./emend airflow unpause");
    }
    TriggerOutcome outcome = airflow.client().trigger(airflow.dag(), date);
    AirflowRun run = outcome.run();
    String sentence = "Asked for a run of " + date + " (" + run.id() + ")";
    if (outcome instanceof TriggerOutcome.Existed) {
      sentence = forced(airflow, run);
    }
    if (!wait) {
      return answer(sentence, run, outcome);
    }
    surroundings().err().println(sentence);
    return watch(airflow).toTheEnd(run);
  }

  private String forced(Airflow airflow, AirflowRun run) {
    String there = "A run has that night already: " + AirflowText.line(run);
    if (!force) {
      return there + (run.over() ? ". Give --force to run its tasks anew." : "");
    }
    if (!run.over()) {
      throw new ExpectedFailure(
          ExitCode.USAGE, there + ". It is not over: ./emend airflow watch --date " + run.date());
    }
    airflow.client().rerun(airflow.dag(), run.id());
    return "Runs the tasks of " + run.date() + " anew (" + run.id() + ")";
  }

  private Answer answer(String sentence, AirflowRun run, TriggerOutcome outcome) {
    ObjectNode json = AirflowText.json(run);
    json.put("triggered", outcome instanceof TriggerOutcome.Triggered || force);
    return Answer.done(sentence, json);
  }
}
