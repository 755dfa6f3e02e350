package dev.emend.pipelines.cli;

import dev.emend.pipelines.airflow.Pause;
import picocli.CommandLine.Command;

@Command(
    name = "unpause",
    description = "Tells the scheduler to go on with the nights.",
    footer = "  ./emend airflow unpause")
final class AirflowUnpauseCommand extends AirflowSubcommand {
  AirflowUnpauseCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    return airflow.paused(false);
  }
}
