package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.Settings;
import dev.emend.pipelines.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description = {
      "Trains a model anew on the accepted nights of the window, or straight on logs.",
      "No truth is read. The model is kept with a card of what it is made of."
    },
    footer = {
      "  ./emend train rephrase",
      "  ./emend train rephrase --logs /data/logs --from 2026-03-01 --to 2026-03-10"
    })
final class TrainCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @SuppressWarnings("UnusedVariable") // There is one model so far; picocli refuses other names.
  @Parameters(paramLabel = "MODEL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Model model;

  @Option(
      names = "--logs",
      paramLabel = "DIR",
      description = "Train on the logs of this folder, not on the accepted nights.")
  private String logs;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First date of the logs; the first there is where not given.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date of the logs, included.")
  private LocalDate to;

  @Option(names = "--dry-run", description = "Train and score, but keep the model in use.")
  private boolean dryRun;

  /** The models that can be trained. */
  enum Model {
    rephrase
  }

  /**
   * What to train on.
   *
   * @param logs whether on logs, else on the accepted nights of the window
   * @param nightsOrNull dates of the logs; null for all that have logs
   * @param dryRun whether nothing is kept
   */
  record Order(boolean logs, NightRange nightsOrNull, boolean dryRun) {}

  TrainCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  List<Assignment> ownAssignments() {
    return logs == null ? List.of() : List.of(new Assignment("logs.path", logs, "--logs"));
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Optional<NightRange> nights = Dates.range(null, from, to);
    boolean onLogs = logs != null || nights.isPresent();
    Settings settings = onLogs ? withLogs(configuration.settings()) : configuration.settings();
    Rooms.Use use = dryRun ? Rooms.Use.READ : Rooms.Use.WRITE;
    try (Rooms rooms = opener.open(settings, use);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("train");
      return rooms.trainRephrase(new Order(onLogs, nights.orElse(null), dryRun));
    }
  }
}
