package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "Shows the state of each night, why one was refused, and what is announced.",
    footer = "  ./emend status --date 2026-03-01")
final class StatusCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Option(names = "--date", paramLabel = "DATE", description = "Only this night, in full.")
  private LocalDate date;

  StatusCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    try (Rooms rooms = opener.open(configuration.settings(), Rooms.Use.READ)) {
      return rooms.status(date);
    }
  }
}
