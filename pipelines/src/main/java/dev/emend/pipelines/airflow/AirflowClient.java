package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emend.interaction.text.EditDistance;
import dev.emend.pipelines.airflow.AirflowFailure.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Airflow 3 as the nights need it, over its REST API v2. Dates are nights, UTC. Whatever goes wrong
 * is an {@link AirflowFailure}.
 */
public final class AirflowClient {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10_000;

  /** A run by hand without a date of its own has the night before its logical date, or that. */
  private static final int DAYS_SEARCHED = 3;

  private final AirflowServer server;
  private final AirflowHttp http;
  private final AirflowBackfills backfills;

  /** A client that logs in when it first has to. */
  public AirflowClient(AirflowServer server, AirflowLogin login, Pause pause) {
    this.server = server;
    this.http = new AirflowHttp(server, login, pause);
    this.backfills = new AirflowBackfills(server, http);
  }

  /** The release of the server, such as 3.3.2; needs no login. */
  public String version() {
    String version = http.answer(AirflowRequest.of(AirflowCall.VERSION)).text("version");
    if (version.matches("[012]\\..*")) {
      throw new AirflowFailure(
          Kind.TOO_OLD,
          "Airflow %s at %s is too old: 3.0 or later is needed".formatted(version, server));
    }
    return version;
  }

  /** The parts of the installation; needs no login. */
  public List<AirflowPart> health() {
    AirflowAnswer health = http.answer(AirflowRequest.of(AirflowCall.HEALTH));
    return List.of(
        new AirflowPart("database", health.optionalText("metadatabase.status").orElse(null), null),
        part(health, "scheduler"),
        part(health, "dag_processor"),
        part(health, "triggerer"));
  }

  private static AirflowPart part(AirflowAnswer health, String name) {
    return new AirflowPart(
        name.replace('_', ' '),
        health.optionalText(name + ".status").orElse(null),
        health
            .optionalText(name + ".latest_" + name + "_heartbeat")
            .flatMap(AirflowClient::time)
            .orElse(null));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A DAG; a failure that names its neighbours where there is none of that id. */
  public AirflowDag dag(String id) {
    return http.answerIfThere(AirflowRequest.of(AirflowCall.DAG).at("dag_id", id))
        .map(AirflowDag::of)
        .orElseThrow(() -> unknownDag(id));
  }

  /** The ids of the DAGs, a hundred at most. */
  public List<String> dagIds() {
    return http
        .answer(AirflowRequest.of(AirflowCall.DAGS).with("limit", PAGE))
        .items("dags")
        .stream()
        .map(dag -> dag.text("dag_id"))
        .toList();
  }

  /** DAG files that cannot be parsed, a hundred at most. */
  public List<ImportFailure> importFailures() {
    return http
        .answer(AirflowRequest.of(AirflowCall.IMPORT_ERRORS).with("limit", PAGE))
        .items("import_errors")
        .stream()
        .map(error -> new ImportFailure(error.text("filename"), error.text("stack_trace")))
        .toList();
  }

  /** Tells the scheduler to leave a DAG alone, or to go on with it. */
  public AirflowDag pause(String dagId, boolean paused) {
    return http.answerIfThere(
            AirflowRequest.of(AirflowCall.PAUSE).at("dag_id", dagId).send("is_paused", paused))
        .map(AirflowDag::of)
        .orElseThrow(() -> unknownDag(dagId));
  }

  /**
   * Asks for the run of a night, with the data interval that the scheduler would give it and the
   * date as its parameter; a night that has a run keeps it.
   */
  public TriggerOutcome trigger(String dagId, LocalDate date) {
    AirflowDag dag = dag(dagId);
    Optional<AirflowRun> there = run(dagId, date);
    if (there.isPresent()) {
      return new TriggerOutcome.Existed(there.get());
    }
    Instant start = dag.intervalStart(date);
    AirflowRequest request =
        AirflowRequest.of(AirflowCall.TRIGGER)
            .at("dag_id", dagId)
            .send("logical_date", start)
            .send("data_interval_start", start)
            .send("data_interval_end", dag.intervalEnd(date))
            .send("conf", Map.of("date", date.toString()));
    try {
      return new TriggerOutcome.Triggered(AirflowRun.of(http.answer(request)));
    } catch (AirflowFailure e) {
      if (e.kind() != Kind.BUSY) {
        throw e;
      }
      return new TriggerOutcome.Existed(withLogicalDate(dagId, start).orElseThrow(() -> e));
    }
  }

  /** Another client was quicker, or a run of that logical date has another date. */
  private Optional<AirflowRun> withLogicalDate(String dagId, Instant logicalDate) {
    return runs(
            runsOf(dagId)
                .with("logical_date_gte", logicalDate)
                .with("logical_date_lt", logicalDate.plusSeconds(1)))
        .stream()
        .findFirst();
  }

  /** Runs all tasks of a run anew. */
  public void rerun(String dagId, String runId) {
    http.answer(
        AirflowRequest.of(AirflowCall.CLEAR)
            .at("dag_id", dagId)
            .at("dag_run_id", runId)
            .send("dry_run", false)
            .send("only_failed", false));
  }

  /** The newest runs, newest first. */
  public List<AirflowRun> runs(String dagId, int most) {
    return runs(runsOf(dagId).with("limit", Math.min(most, PAGE)).with("order_by", "-id"));
  }

  /** The newest runs that ended well, newest first. */
  public List<AirflowRun> goodRuns(String dagId, int most) {
    return runs(
        runsOf(dagId)
            .with("limit", Math.min(most, PAGE))
            .with("order_by", "-id")
            .with("state", "success"));
  }

  /** The run of a night; the newest where there are several. */
  public Optional<AirflowRun> run(String dagId, LocalDate date) {
    Instant midnight = date.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
    List<AirflowRun> byLogicalDate =
        runs(
            runsOf(dagId)
                .with("limit", PAGE)
                .with("logical_date_gte", midnight)
                .with("logical_date_lt", midnight.plusSeconds(DAYS_SEARCHED * 86_400L)));
    List<AirflowRun> byParameter =
        runs(runsOf(dagId).with("limit", PAGE).with("conf_contains", date.toString()));
    return Stream.concat(byLogicalDate.stream(), byParameter.stream())
        .filter(run -> run.date().equals(date))
        .max(
            Comparator.comparing(
                    AirflowRun::started, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(AirflowRun::id));
  }

  /** A run by its id. */
  public AirflowRun run(String dagId, String runId) {
    return http.answerIfThere(
            AirflowRequest.of(AirflowCall.RUN).at("dag_id", dagId).at("dag_run_id", runId))
        .map(AirflowRun::of)
        .orElseThrow(
            () ->
                new AirflowFailure(
                    Kind.UNKNOWN,
                    "The run %s of %s is gone from Airflow at %s".formatted(runId, dagId, server)));
  }

  private static AirflowRequest runsOf(String dagId) {
    return AirflowRequest.of(AirflowCall.RUNS).at("dag_id", dagId);
  }

  private List<AirflowRun> runs(AirflowRequest request) {
    return http.answer(request).items("dag_runs").stream().map(AirflowRun::of).toList();
  }

  /** The tasks of a run in the order in which its DAG declares them. */
  public List<AirflowTask> tasks(String dagId, String runId) {
    return http
        .answer(
            AirflowRequest.of(AirflowCall.TASKS)
                .at("dag_id", dagId)
                .at("dag_run_id", runId)
                .with("limit", PAGE)
                .with("order_by", "id"))
        .items("task_instances")
        .stream()
        .map(AirflowTask::of)
        .toList();
  }

  /** What a task said in one of its tries, counted from 1; empty where there is none such. */
  public Optional<TaskLog> log(String dagId, String runId, String taskId, int number) {
    List<String> lines = new ArrayList<>();
    String token = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      Optional<AirflowAnswer> answer = http.answerIfThere(log(dagId, runId, taskId, number, token));
      if (answer.isEmpty()) {
        return page == 0 ? Optional.empty() : Optional.of(new TaskLog(lines));
      }
      JsonNode content = answer.get().json().path("content");
      lines.addAll(TaskLog.lines(content));
      Optional<String> next = answer.get().optionalText("continuation_token");
      if (next.isEmpty() || content.isEmpty()) { // A task that runs on has always more to come.
        return Optional.of(new TaskLog(lines));
      }
      token = next.get();
    }
    return Optional.of(new TaskLog(lines));
  }

  private static AirflowRequest log(
      String dagId, String runId, String taskId, int number, String token) {
    AirflowRequest request =
        AirflowRequest.of(AirflowCall.LOG)
            .at("dag_id", dagId)
            .at("dag_run_id", runId)
            .at("task_id", taskId)
            .at("try_number", number)
            .with("full_content", false);
    return token == null ? request : request.with("token", token);
  }

  /** Runs over a range of nights. */
  public AirflowBackfills backfills() {
    return backfills;
  }

  private AirflowFailure unknownDag(String id) {
    List<String> known = dagIds();
    List<ImportFailure> broken = importFailures();
    String near =
        known.isEmpty()
            ? "it has none"
            : "near to it: " + String.join(", ", nearest(id, known)) + "; set airflow.dag";
    String files =
        broken.isEmpty()
            ? ""
            : "; %s cannot be parsed: %s".formatted(broken.get(0).file(), broken.get(0).cause());
    return new AirflowFailure(
        Kind.UNKNOWN, "Airflow at %s knows no DAG %s (%s%s)".formatted(server, id, near, files));
  }

  private static List<String> nearest(String id, List<String> known) {
    return known.stream()
        .sorted(
            Comparator.<String>comparingInt(other -> EditDistance.between(id, other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }
}
