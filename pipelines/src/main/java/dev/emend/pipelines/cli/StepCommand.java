package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Assignment;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.tables.Table;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.NightRunner;
import dev.emend.pipelines.NightlyPipeline;
import dev.emend.pipelines.Nights;
import dev.emend.pipelines.RangeResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One step of a night alone, for schedulers that run a task a step. */
@Command
final class StepCommand extends ConfiguredCommand {
  /** The steps, in the order in which the help lists them, and what each does. */
  static final List<StepHelp> ALL =
      List.of(
          new StepHelp(
              "ingest", "Reads the logs of a date into turns, and sets aside what is broken."),
          new StepHelp("judge", "Cuts sessions, hears friction and finds rephrases."),
          new StepHelp("count", "Counts what was said next, and how it ended."),
          new StepHelp("mine", "Solves the chains of the window and picks the rewrites."),
          new StepHelp("label", "Carries readings over to what was not understood."),
          new StepHelp("check", "Runs the last checks and accepts the night."),
          new StepHelp("publish", "Publishes the rewrites of the newest accepted night."));

  /** Name and one-sentence help of a step. */
  record StepHelp(String name, String help) {}

  private final String step;
  private final Rooms.Opener opener;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      required = true,
      description = "The night, YYYY-MM-DD.")
  private LocalDate date;

  @Option(
      names = "--logs",
      paramLabel = "DIR",
      description = "Folder of the interaction logs (logs.path); ingest remembers it.")
  private String logs;

  @Option(names = "--dry-run", description = "Say what would run, and change nothing.")
  private boolean dryRun;

  StepCommand(String step, Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.step = step;
    this.opener = opener;
  }

  @Override
  List<Assignment> ownAssignments() {
    return logs == null ? List.of() : List.of(new Assignment("logs.path", logs, "--logs"));
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    // Ingest alone reads logs, and remembers where; the steps after it need not be told.
    boolean reads = ALL.get(0).name().equals(step);
    Settings settings = reads ? withLogs(configuration.settings()) : configuration.settings();
    try (Rooms rooms = opener.open(settings, dryRun ? Rooms.Use.READ : Rooms.Use.WRITE)) {
      NightlyPipeline whole = rooms.pipeline();
      boolean first = whole.steps().get(0).name().equals(step);
      Nights nights = first ? rooms.nights() : nights(rooms, whole.only(step).steps().get(0));
      Optional<String> missing = first ? nights.missingLogs(date) : Optional.empty();
      if (missing.isPresent()) {
        throw new ExpectedFailure(ExitCode.NO_INPUT, missing.get());
      }
      return dryRun ? plan(whole.only(step).steps().get(0)) : run(whole.only(step), nights, rooms);
    }
  }

  /** What reads the journal of accepted nights comes after the night's audit branch is gone. */
  private static Nights nights(Rooms rooms, Step step) {
    return step.reads().contains(Table.NIGHTS) ? rooms.acceptedNights() : rooms.begunNights();
  }

  private Answer run(NightlyPipeline pipeline, Nights nights, Rooms rooms) {
    RangeResult result;
    try (Progress progress = new Progress(surroundings(), rooms::work)) {
      result =
          new NightRunner(
                  pipeline, nights, surroundings().clock(), surroundings().ticker(), progress)
              .run(NightRange.of(date));
    }
    RangeText text = new RangeText(result, "the warehouse", range -> resume());
    if (result.cause() != null && wantsStacktrace()) {
      result.cause().printStackTrace(surroundings().err());
    }
    return new Answer(result.code(), text.text(), text.json(), text.complaint());
  }

  private String resume() {
    List<String> words = new ArrayList<>(List.of("./emend", step));
    if (logs != null) {
      words.addAll(List.of("--logs", logs));
    }
    words.addAll(List.of("--date", date.toString()));
    words.addAll(typedAgain());
    return quoted(words);
  }

  private Answer plan(Step planned) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("step", planned.name()).put("night", date.toString());
    names(planned.reads()).forEach(json.putArray("reads")::add);
    names(planned.writes()).forEach(json.putArray("writes")::add);
    return Answer.done(
        "Would run %s of %s, which reads %s and writes %s"
            .formatted(step, date, json.get("reads"), json.get("writes")),
        json);
  }

  private static List<String> names(Set<Table> tables) {
    return tables.stream().sorted().map(Table::tableName).toList();
  }
}
