package dev.emend.pipelines.cli;

import dev.emend.pipelines.airflow.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the nights' scheduler can be asked and told. */
@Command(
    name = "airflow",
    description = "Asks and tells the scheduler: Airflow 3, over its REST API.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  EMEND_AIRFLOW_USER=ada EMEND_AIRFLOW_PASSWORD=... ./emend airflow check",
      "  ./emend airflow trigger --date 2026-03-01 --wait",
      "",
      "The server and the DAG are airflow.url and airflow.dag of the configuration. Who logs in is",
      "EMEND_AIRFLOW_USER with EMEND_AIRFLOW_PASSWORD, or EMEND_AIRFLOW_TOKEN, or airflow.user with",
      "airflow.password-file; never an option."
    })
final class AirflowCommand {
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private AirflowCommand() {}

  static CommandLine commandLine(Surroundings surroundings, Pause pause) {
    return new CommandLine(new AirflowCommand())
        .addSubcommand(new AirflowCheckCommand(surroundings, pause))
        .addSubcommand(new AirflowTriggerCommand(surroundings, pause))
        .addSubcommand(new AirflowStatusCommand(surroundings, pause))
        .addSubcommand(new AirflowWatchCommand(surroundings, pause))
        .addSubcommand(new AirflowBackfillCommand(surroundings, pause))
        .addSubcommand(new AirflowPauseCommand(surroundings, pause))
        .addSubcommand(new AirflowUnpauseCommand(surroundings, pause))
        .addSubcommand(new AirflowLogsCommand(surroundings, pause));
  }
}
