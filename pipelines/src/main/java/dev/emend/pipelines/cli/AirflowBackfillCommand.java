package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.airflow.AirflowBackfill;
import dev.emend.pipelines.airflow.AirflowBackfill.Reprocess;
import dev.emend.pipelines.airflow.Pause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "backfill",
    description = "Runs the nights of a range, one at a time in the order of their dates.",
    footer = "  ./emend airflow backfill --from 2026-03-01 --to 2026-03-05 --wait")
final class AirflowBackfillCommand extends AirflowSubcommand {
  @Option(names = "--from", paramLabel = "DATE", description = "First night.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last night, included.")
  private LocalDate to;

  @Option(
      names = "--reprocess",
      paramLabel = "WHICH",
      defaultValue = "none",
      description = "Nights that have a run and are run again: none, failed, completed (none).")
  private String reprocess;

  @Option(
      names = "--wait",
      description = "Follow the runs, and end with the exit code that the first bad one deserves.")
  private boolean wait;

  @Option(names = "--dry-run", description = "Say which nights would run, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--cancel",
      paramLabel = "ID",
      description = "Take back what this backfill has not begun yet.")
  private Integer cancel;

  AirflowBackfillCommand(Surroundings surroundings, Pause pause) {
    super(surroundings, pause);
  }

  @Override
  Answer answer(Airflow airflow) {
    if (cancel != null) {
      return answer("Cancelled", airflow.client().backfills().cancel(cancel), List.of());
    }
    NightRange range =
        Dates.range(null, from, to)
            .orElseThrow(
                () -> new ExpectedFailure(ExitCode.USAGE, "Give --from DATE and --to DATE"));
    refusePaused(airflow);
    List<LocalDate> nights = airflow.client().backfills().nights(airflow.dag(), range, which());
    if (nights.isEmpty()) {
      return Answer.done(
          "Nothing to do: each night of %s that %s schedules has a run (--reprocess runs them again)"
              .formatted(range, airflow.dag()),
          json(null, nights));
    }
    if (dryRun) {
      return Answer.done("Would run " + list(nights), json(null, nights));
    }
    AirflowBackfill backfill = airflow.client().backfills().begin(airflow.dag(), range, which());
    return wait ? followed(airflow, backfill, nights) : answer("Began", backfill, nights);
  }

  /** Airflow takes a backfill of a paused DAG and never begins it. */
  private void refusePaused(Airflow airflow) {
    if (airflow.client().dag(airflow.dag()).paused() && !dryRun) {
      throw new ExpectedFailure(
          ExitCode.USAGE,
          airflow.dag() + " is paused, a backfill would not begin: ./emend airflow unpause first");
    }
  }

  private Reprocess which() {
    for (Reprocess known : Reprocess.values()) {
      if (known.word().equals(reprocess)) {
        return known;
      }
    }
    throw new ExpectedFailure(
        ExitCode.USAGE,
        "Invalid --reprocess: " + reprocess + " (must be none, failed or completed)");
  }

  private Answer followed(Airflow airflow, AirflowBackfill backfill, List<LocalDate> nights) {
    List<Answer> answers = new ArrayList<>();
    for (LocalDate night : nights) {
      answers.add(watch(airflow).toTheEnd(airflow.run(night)));
    }
    ObjectNode json = json(backfill, nights);
    ArrayNode runs = json.putArray("runs");
    answers.forEach(answer -> runs.add(answer.json()));
    return new Answer(
        answers.stream()
            .map(Answer::code)
            .filter(code -> code != ExitCode.DONE)
            .findFirst()
            .orElse(ExitCode.DONE),
        answers.stream().map(Answer::text).collect(Collectors.joining(System.lineSeparator())),
        json,
        answers.stream()
            .map(Answer::complaint)
            .filter(complaint -> !complaint.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  private static Answer answer(String verb, AirflowBackfill backfill, List<LocalDate> nights) {
    String which = nights.isEmpty() ? backfill.nights().toString() : list(nights);
    return Answer.done(
        "%s backfill %d: %s".formatted(verb, backfill.id(), which), json(backfill, nights));
  }

  private static ObjectNode json(AirflowBackfill backfillOrNull, List<LocalDate> nights) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("backfill", backfillOrNull == null ? null : backfillOrNull.id());
    ArrayNode list = json.putArray("nights");
    nights.forEach(night -> list.add(night.toString()));
    return json;
  }

  private static String list(List<LocalDate> nights) {
    return nights.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
  }
}
