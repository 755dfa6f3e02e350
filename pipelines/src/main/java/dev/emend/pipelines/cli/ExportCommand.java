package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.export.ExportFormat;
import dev.emend.jobs.export.Selection;
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
      "  ./emend export labels --format rasa --locale en-US --out nlu.yml"
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

  @Option(
      names = "--locale",
      paramLabel = "LOCALE",
      description = {
        "Only what belongs to this locale (rewrites and labels).",
        "querqy, rasa, slurp and bio cannot tell locales apart: with several, name one."
      })
  private String locale;

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

    boolean byLocale() {
      return this == rewrites || this == labels;
    }
  }

  /**
   * What to write.
   *
   * @param selection what to write, in which format
   * @param out the file
   * @param dryRun only say what would be written
   */
  record Order(Selection selection, String out, boolean dryRun) {}

  ExportCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Order order = new Order(selection(), out, dryRun);
    try (Rooms rooms = opener.open(configuration.settings(), Rooms.Use.READ);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("export");
      return rooms.export(order);
    }
  }

  private Selection selection() {
    if (locale != null && !what.byLocale()) {
      throw new ExpectedFailure(
          ExitCode.USAGE, "--locale is for rewrites and labels; %s have none".formatted(what));
    }
    return new Selection(what.table(), format(), locale);
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
