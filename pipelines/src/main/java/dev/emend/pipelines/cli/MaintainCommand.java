package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "maintain",
    description = {
      "Gives up what is no longer needed: old states of the tables, audit branches of nights that",
      "are no longer open, files that killed nights left, old quarantine, checks and reports, and",
      "versions of the store that nobody is pinned to. The maintain.* keys say what stays.",
      "Refused while a night runs."
    },
    footer = {"  ./emend maintain --dry-run", "  ./emend maintain --keep 20260303021500000"})
final class MaintainCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Option(
      names = "--keep",
      paramLabel = "VERSION",
      description = {
        "A version of the store that stays this time. Can be repeated.",
        "publish.pinned-versions keeps versions for good."
      })
  private List<Long> kept = new ArrayList<>();

  @Option(names = "--dry-run", description = "Say what would go, and change nothing.")
  private boolean dryRun;

  /**
   * What to do.
   *
   * @param kept versions of the store that stay
   * @param dryRun only say what would go
   */
  record Order(Set<Long> kept, boolean dryRun) {}

  MaintainCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Rooms.Use use = dryRun ? Rooms.Use.READ : Rooms.Use.WRITE;
    try (Rooms rooms = opener.open(configuration.settings(), use);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("maintain");
      return rooms.maintain(new Order(Set.copyOf(kept), dryRun));
    }
  }
}
