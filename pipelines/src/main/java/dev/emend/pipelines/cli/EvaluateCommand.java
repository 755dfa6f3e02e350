package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.NightRange;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description = {
      "Scores what was learnt against the truth that comes with a test log.",
      "Each date is judged by what the nights before it taught; a range is a replay."
    },
    footer = {
      "  ./emend evaluate --logs data/logs --truth data/truth --date 2026-03-10",
      "  ./emend evaluate --logs data/logs --truth data/truth --from 2026-03-01 --to 2026-03-10"
    })
final class EvaluateCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Option(
      names = "--logs",
      paramLabel = "DIR",
      description = "Folder of the interaction logs (logs.path).")
  private String logs;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the truth, <date>.jsonl.gz for each date.")
  private String truth;

  @Option(names = "--date", paramLabel = "DATE", description = "The night to judge, YYYY-MM-DD.")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "First night of a replay.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last night of a replay, included.")
  private LocalDate to;

  /**
   * What to score.
   *
   * @param truth folder of the truth
   * @param nights one night, or the nights of a replay
   */
  record Order(String truth, NightRange nights) {}

  EvaluateCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  List<Assignment> ownAssignments() {
    return logs == null ? List.of() : List.of(new Assignment("logs.path", logs, "--logs"));
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    NightRange nights =
        Dates.range(date, from, to)
            .orElseThrow(
                () -> new ExpectedFailure(ExitCode.USAGE, "Give --date, or both --from and --to"));
    try (Rooms rooms = opener.open(withLogs(configuration.settings()), Rooms.Use.READ);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("evaluate");
      return rooms.evaluate(new Order(truth, nights));
    }
  }
}
