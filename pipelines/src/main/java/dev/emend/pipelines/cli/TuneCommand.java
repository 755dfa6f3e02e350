package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import picocli.CommandLine.Command;

@Command(
    name = "tune",
    description =
        "Shows which thresholds the accepted nights choose for themselves, and why: the last nights"
            + " replayed, each by what the nights before it taught. Nights tune themselves; this"
            + " changes nothing.",
    footer = "  ./emend tune")
final class TuneCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  TuneCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    try (Rooms rooms = opener.open(configuration.settings(), Rooms.Use.READ);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("tune");
      return rooms.tune();
    }
  }
}
