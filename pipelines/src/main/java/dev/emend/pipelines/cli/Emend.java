package dev.emend.pipelines.cli;

import dev.emend.pipelines.airflow.Pause;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The one command line. */
@Command(
    name = "emend",
    description =
        "Learns from what people say again, and serves it: a self-learning batch platform.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  ./emend night                       a night on the sample data, into ./warehouse",
      "  ./emend lookup \"play maj and dragons\"",
      "",
      "Exit codes: 0 done, 2 usage or configuration, 3 a data check failed, 4 publish refused,",
      "5 the night's input is not there or not complete yet, 1 anything else."
    })
final class Emend {
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  private Emend() {}

  /** The command line with all its commands. */
  static CommandLine commandLine(Surroundings surroundings, Rooms.Opener opener) {
    return commandLine(surroundings, opener, Pause.SLEEP);
  }

  static CommandLine commandLine(Surroundings surroundings, Rooms.Opener opener, Pause pause) {
    CommandLine emend = new CommandLine(new Emend());
    emend.addSubcommand(new NightCommand(surroundings, opener));
    for (StepCommand.StepHelp step : StepCommand.ALL) {
      emend.addSubcommand(step.name(), stepCommand(step, surroundings, opener));
    }
    emend.addSubcommand(new TrainCommand(surroundings, opener));
    emend.addSubcommand(new LookupCommand(surroundings));
    emend.addSubcommand(new ExplainCommand(surroundings, opener));
    emend.addSubcommand(new TuneCommand(surroundings, opener));
    emend.addSubcommand(new StatusCommand(surroundings, opener));
    emend.addSubcommand(new VersionsCommand(surroundings));
    emend.addSubcommand(new AnnounceCommand(surroundings));
    emend.addSubcommand(new ExportCommand(surroundings, opener));
    emend.addSubcommand(new EvaluateCommand(surroundings, opener));
    emend.addSubcommand(new ConfigCommand(surroundings));
    emend.addSubcommand(AirflowCommand.commandLine(surroundings, pause));
    emend.registerConverter(LocalDate.class, Dates::of);
    emend.registerConverter(long.class, AnnounceCommand::number);
    Failures failures = new Failures(surroundings);
    return emend
        .setUsageHelpWidth(100)
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setParameterExceptionHandler(failures::misunderstood)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> failures.failed(failure, command));
  }

  private static CommandLine stepCommand(
      StepCommand.StepHelp step, Surroundings surroundings, Rooms.Opener opener) {
    CommandLine command = new CommandLine(new StepCommand(step.name(), surroundings, opener));
    command
        .getCommandSpec()
        .usageMessage()
        .description(step.help())
        .footer("  ./emend " + step.name() + " --date 2026-03-01");
    return command;
  }
}
