package dev.emend.pipelines.cli;

import dev.emend.pipelines.airflow.Pause;
import picocli.CommandLine.Command;

@Command(
    name = "pause",
    description = "Tells the scheduler to begin no more nights; a run that goes on is left alone.",
    footer = "  ./emend airflow pause")
final class AirflowPauseCommand extends AirflowSubcommand {
  AirflowPauseCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    return airflow.paused(true);
  }
}
