package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.export.ExportFormat;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.Table;
import dev.emend.pipelines.ExpectedFailure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = "Writes what was learnt to a file, as of the newest accepted night.",
    footer = {
      "  ./emend export rewrites --format jsonl --out rewrites.jsonl",
      "  ./emend export labels --format rasa --out nlu.yml"
    })
final class ExportCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
  private What what;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = {
        "jsonl or parquet; rewrites also querqy; labels also rasa, massive, slurp, bio.",
        "${DEFAULT-VALUE} where not given."
      })
  private String format;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write.")
  private String out;

  @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
  private boolean dryRun;

  /** What can be exported, and how. */
  enum What {
    rewrites,
    labels,
    judgements,
    quarantine;

    Table table() {
      return Table.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What to write.
   *
   * @param table what to write
   * @param format one of its formats
   * @param out the file
   * @param dryRun only say what would be written
   */
  record Order(Table table, ExportFormat format, String out, boolean dryRun) {}

  ExportCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Order order = new Order(what.table(), format(), out, dryRun);
    try (Rooms rooms = opener.open(configuration.settings(), Rooms.Use.READ)) {
      return rooms.export(order);
    }
  }

  private ExportFormat format() {
    List<ExportFormat> formats = ExportFormat.of(what.table());
    return formats.stream()
        .filter(candidate -> candidate.optionName().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(
            () ->
                new ExpectedFailure(
                    ExitCode.USAGE,
                    "No format %s for %s (formats: %s)".formatted(format, what, names(formats))));
  }

  private static String names(List<ExportFormat> formats) {
    return formats.stream().map(ExportFormat::optionName).collect(Collectors.joining(", "));
  }
}
