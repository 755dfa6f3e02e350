package dev.emend.pipelines.cli;

import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.Pause;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "watch",
    description = "Follows a run with the time left, and ends with the exit code it deserves.",
    footer = "  ./emend airflow watch --date 2026-03-01")
final class AirflowWatchCommand extends AirflowSubcommand {
  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The night; the newest run where it is not given.")
  private LocalDate date;

  AirflowWatchCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    AirflowRun run = airflow.run(date);
    if (!run.over() && airflow.client().dag(airflow.dag()).paused()) {
      warn(airflow.dag() + " is paused: the run waits for ./emend airflow unpause");
    }
    return watch(airflow).toTheEnd(run);
  }
}
