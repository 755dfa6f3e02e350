package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description = "Trains a model anew on the accepted nights of the window.",
    footer = "  ./emend train rephrase")
final class TrainCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @SuppressWarnings("UnusedVariable") // There is one model so far; picocli refuses other names.
  @Parameters(paramLabel = "MODEL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Model model;

  @Option(names = "--dry-run", description = "Train and score, but keep the model in use.")
  private boolean dryRun;

  /** The models that can be trained. */
  enum Model {
    rephrase
  }

  TrainCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Rooms.Use use = dryRun ? Rooms.Use.READ : Rooms.Use.WRITE;
    try (Rooms rooms = opener.open(configuration.settings(), use);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("train");
      return rooms.trainRephrase(dryRun);
    }
  }
}
