package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.Step;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.NightRunner;
import dev.emend.pipelines.RangeResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "night",
    description = {
      "Runs a night from its logs to the published rewrites, or a range of nights.",
      "Without --logs and dates it runs the sample data that comes with Emend."
    },
    footer = {
      "  ./emend night --logs /data/logs --date 2026-03-01",
      "  ./emend night --logs /data/logs --from 2026-03-01 --to 2026-03-10"
    })
final class NightCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Option(
      names = "--logs",
      paramLabel = "DIR",
      description = "Folder of the interaction logs (logs.path).")
  private String logs;

  @Option(names = "--date", paramLabel = "DATE", description = "The night to run, YYYY-MM-DD.")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "First night of a range.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last night of a range, included.")
  private LocalDate to;

  @Option(names = "--dry-run", description = "Say what would run, and change nothing.")
  private boolean dryRun;

  NightCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  List<Assignment> ownAssignments() {
    return logs == null ? List.of() : List.of(new Assignment("logs.path", logs, "--logs"));
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Settings settings = withLogs(configuration.settings());
    boolean sample = configuration.settings().logs().path() == null;
    try (Rooms rooms = opener.open(settings, dryRun ? Rooms.Use.READ : Rooms.Use.WRITE)) {
      NightRange range = range(rooms, sample);
      return dryRun ? plan(rooms, range) : run(rooms, range);
    }
  }

  private NightRange range(Rooms rooms, boolean sample) {
    Optional<NightRange> named = Dates.range(date, from, to);
    if (named.isPresent()) {
      return named.get();
    }
    String path = path(rooms);
    SortedSet<LocalDate> dates = rooms.datesWithLogs();
    if (dates.isEmpty()) {
      throw new ExpectedFailure(
          ExitCode.NO_INPUT,
          "No logs of any date in " + path + ". Wait for the delivery, or check the folder.");
    }
    if (!sample) {
      throw new ExpectedFailure(
          ExitCode.USAGE,
          "Say which night: --date DATE, or --from DATE --to DATE (%s has %s to %s)"
              .formatted(path, dates.first(), dates.last()));
    }
    return new NightRange(dates.first(), dates.last());
  }

  private Answer run(Rooms rooms, NightRange range) {
    RangeResult result;
    try (Progress progress = new Progress(surroundings(), rooms::work)) {
      result =
          new NightRunner(
                  rooms.pipeline(),
                  rooms.nights(),
                  surroundings().clock(),
                  surroundings().ticker(),
                  progress)
              .run(range);
    }
    RangeText text = new RangeText(result, path(rooms), this::resume);
    if (result.cause() != null && wantsStacktrace()) {
      result.cause().printStackTrace(surroundings().err());
    }
    return new Answer(result.code(), text.text(), text.json(), text.complaint());
  }

  private static String path(Rooms rooms) {
    return rooms.settings().logs().path();
  }

  private String resume(NightRange range) {
    List<String> words = new ArrayList<>(List.of("./emend", "night"));
    if (logs != null) {
      words.addAll(List.of("--logs", logs));
    }
    words.addAll(
        range.single()
            ? List.of("--date", range.from().toString())
            : List.of("--from", range.from().toString(), "--to", range.to().toString()));
    words.addAll(typedAgain());
    return quoted(words);
  }

  private static Answer plan(Rooms rooms, NightRange range) {
    List<LocalDate> ahead =
        range.nights().stream()
            .filter(night -> rooms.nights().missingLogs(night).isEmpty())
            .toList();
    List<String> steps = rooms.pipeline().steps().stream().map(Step::name).toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode nights = json.putArray("nights");
    ahead.forEach(night -> nights.add(night.toString()));
    ArrayNode passedOver = json.putArray("passed_over");
    range.nights().stream()
        .filter(night -> !ahead.contains(night))
        .forEach(night -> passedOver.add(night.toString()));
    steps.forEach(json.putArray("steps")::add);
    if (ahead.isEmpty()) {
      String none =
          range.single()
              ? rooms.nights().missingLogs(range.from()).orElseThrow()
              : "No logs of " + range + " in " + path(rooms);
      return new Answer(ExitCode.NO_INPUT, "", json, none);
    }
    String dates = ahead.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    return Answer.done(
        "Would run %d %s of %s: %s%nSteps: %s"
            .formatted(
                ahead.size(),
                ahead.size() == 1 ? "night" : "nights",
                path(rooms),
                dates,
                String.join(", ", steps)),
        json);
  }
}
