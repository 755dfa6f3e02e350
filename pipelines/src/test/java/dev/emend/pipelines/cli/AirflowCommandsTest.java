package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.pipelines.airflow.Recorded;
import dev.emend.pipelines.airflow.RecordedAirflow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as they are typed, over answers that a real Airflow 3.3.2 gave. */
class AirflowCommandsTest {
  private static final String PASSWORD = "hush-hush";
  private static final String DAG = "/api/v2/dags/emend_nights";
  private static final String FAILED =
      DAG + "/dagRuns/manual__2026-11-21T21%3A51%3A00.571283%2B00%3A00";
  private static final String GOOD =
      DAG + "/dagRuns/manual__2026-11-21T21%3A49%3A55.994612%2B00%3A00";

  @TempDir Path folder;
  private final RecordedAirflow server = new RecordedAirflow();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Duration> pauses = new ArrayList<>();
  private Map<String, String> environment =
      Map.of("EMEND_AIRFLOW_USER", "ada", "EMEND_AIRFLOW_PASSWORD", PASSWORD);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void checkHasALineForEachThing() {
    healthy();

    assertThat(run("check")).isZero();
    assertThat(out.toString().replace(server.url(), "URL").lines())
        .containsExactly(
            "what                 how",
            "server         ok    Airflow 3.3.2 at URL",
            "login          ok    as ada",
            "database       ok    healthy",
            "scheduler      ok    healthy, last heard of 2026-11-21 22:07:05 UTC",
            "dag processor  ok    healthy, last heard of 2026-11-21 22:07:02 UTC",
            "triggerer      ok    healthy, last heard of 2026-11-21 22:07:06 UTC",
            "DAG            ok    emend_nights, schedule 0 2 * * *, parsed 2026-11-21 22:06:46 UTC",
            "other files    note  broken.py cannot be parsed (ModuleNotFoundError: No module named"
                + " 'no_such_module')",
            "paused         ok    no, the next night is 2026-11-21",
            "newest run     note  2026-03-03: failed after 20.9 s"
                + " (manual__2026-11-21T21:51:00.571283+00:00)");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void checkEndsBadlyWhereTheSchedulerIsNotHealthy() throws JsonProcessingException {
    server.reply(
        "GET /api/v2/monitor/health",
        200,
        Recorded.answer("health")
            .replaceFirst("(\"scheduler\": \\{\\s*\"status\": )\"healthy\"", "$1\"unhealthy\"")
            .replaceFirst("(\"triggerer\": \\{\\s*\"status\": )\"healthy\"", "$1null"));
    healthy();

    assertThat(run("check", "--json")).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.findValuesAsText("grade")).contains("BAD", "note");
    assertThat(err.toString())
        .startsWith("emend: scheduler unhealthy, last heard of ")
        .contains("start airflow scheduler")
        .doesNotContain("triggerer");
  }

  @Test
  void checkSaysWhyTheDagCannotBeParsed() {
    server.reply(
        "GET " + DAG,
        200,
        Recorded.answer("dag")
            .replace("\"has_import_errors\": false", "\"has_import_errors\": true")
            .replace("emend_nights.py", "broken.py"));
    healthy();

    assertThat(run("check")).isEqualTo(1);
    assertThat(err.toString())
        .contains("DAG broken.py cannot be parsed: ModuleNotFoundError: No module named");
  }

  @Test
  void pausedDagIsANoteOfTheCheck() {
    server.replay("GET " + DAG, "dag-paused");
    healthy();

    assertThat(run("check")).isZero();
    assertThat(out.toString()).contains("yes, no night begins: ./emend airflow unpause");
  }

  @Test
  void triggerSaysWhatItAskedFor() throws JsonProcessingException {
    server
        .replay("GET " + DAG, "dag")
        .replay("GET " + DAG + "/dagRuns", "runs-none")
        .replay("POST " + DAG + "/dagRuns", "trigger");

    assertThat(run("trigger", "--date", "2026-03-12", "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("triggered").asBoolean()).isTrue();
    assertThat(json.path("night").asText()).isEqualTo("2026-03-12");
  }

  @Test
  void nightThatHasARunIsToldInASentence() {
    nightThatFailed();

    assertThat(run("trigger", "--date", "2026-03-03")).isZero();
    assertThat(out.toString())
        .startsWith("A run has that night already: 2026-03-03: failed after 20.9 s")
        .contains("Give --force to run its tasks anew.");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void forceRunsTheTasksAnew() {
    nightThatFailed();
    server.replay("POST " + FAILED + "/clear", "run-running");

    assertThat(run("trigger", "--date", "2026-03-03", "--force")).isZero();
    assertThat(out.toString()).startsWith("Runs the tasks of 2026-03-03 anew");
    assertThat(server.asked("POST " + FAILED + "/clear")).hasSize(1);
  }

  @Test
  void runThatIsNotOverIsNotForced() {
    server
        .replay("GET " + DAG, "dag")
        .reply(
            "GET " + DAG + "/dagRuns",
            200,
            Recorded.answer("runs-failed").replace("\"failed\"", "\"running\""));

    assertThat(run("trigger", "--date", "2026-03-03", "--force")).isEqualTo(2);
    assertThat(err.toString()).contains("It is not over: ./emend airflow watch --date 2026-03-03");
  }

  @Test
  void pausedDagIsNotWaitedForAndIsWarnedOf() {
    server
        .replay("GET " + DAG, "dag-paused")
        .replay("GET " + DAG + "/dagRuns", "runs-none")
        .replay("POST " + DAG + "/dagRuns", "trigger");

    assertThat(run("trigger", "--date", "2026-03-12", "--wait")).isEqualTo(2);
    assertThat(err.toString()).contains("is paused, its runs do not begin");
    assertThat(server.asked("POST " + DAG + "/dagRuns")).isEmpty();
    assertThat(run("trigger", "--date", "2026-03-12")).isZero();
    assertThat(err.toString()).startsWith("Warning: emend_nights is paused");
  }

  @Test
  void watchTellsEachChangeAndEndsWithTheCodeOfTheStep() {
    server
        .replay("GET " + DAG, "dag")
        .replay("GET " + DAG + "/dagRuns", "runs-failed", "runs-none", "runs-good")
        .replay("GET " + GOOD + "/taskInstances", "tasks-good")
        .reply(
            "GET " + FAILED,
            200,
            Recorded.answer("run-failed").replace("\"failed\"", "\"running\""))
        .replay("GET " + FAILED, "run-failed")
        .reply(
            "GET " + FAILED + "/taskInstances",
            200,
            Recorded.answer("tasks-failed")
                .replace("\"state\": \"failed\"", "\"state\": \"running\"")
                .replace("\"state\": \"upstream_failed\"", "\"state\": null"))
        .replay("GET " + FAILED + "/taskInstances", "tasks-failed")
        .replay("GET " + FAILED + "/taskInstances/check/logs/1", "log-failed");

    assertThat(run("watch", "--date", "2026-03-03")).isEqualTo(3);
    assertThat(err.toString().lines())
        .contains(
            "2026-03-03  check     running                   (about 4.2 s left)",
            "2026-03-03  check     failed             6.6 s",
            "2026-03-03  publish   upstream_failed",
            "emend: Task check of 2026-03-03 failed (try 1 of 2): 2026-03-03 stopped at check:"
                + " turns are 12 % of the usual (must be at least 50 %)");
    assertThat(out.toString()).startsWith("2026-03-03: failed after 20.9 s");
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void watchEndsWellWithTheNewestRun() {
    server
        .replay("GET " + DAG, "dag")
        .replay("GET " + DAG + "/dagRuns", "runs-good")
        .replay("GET " + GOOD, "run-good")
        .replay("GET " + GOOD + "/taskInstances", "tasks-good");

    assertThat(run("watch")).isZero();
    assertThat(err.toString().lines()).hasSize(7).allMatch(line -> line.contains("success"));
    assertThat(server.asked("GET " + DAG + "/dagRuns").get(0).query())
        .isEqualTo("limit=1&order_by=-id");
  }

  @Test
  void failedRunWithoutACodeInItsLogEndsWithOne() {
    nightThatFailed();
    String log = "GET " + FAILED + "/taskInstances/check/logs/1";
    server.forget(log).reply(log, 404, Recorded.answer("log-unknown"));

    assertThat(run("watch", "--date", "2026-03-03")).isEqualTo(1);
    assertThat(err.toString())
        .contains("./emend airflow logs --date 2026-03-03 --task check tells more");
  }

  @Test
  void runThatFailedWithoutATaskThatFailedIsToldSo() {
    nightThatFailed();
    String tasks = "GET " + FAILED + "/taskInstances";
    server
        .forget(tasks)
        .reply(tasks, 200, Recorded.answer("tasks-failed").replace("\"failed\"", "\"success\""));

    assertThat(run("watch", "--date", "2026-03-03")).isEqualTo(1);
    assertThat(err.toString())
        .contains("emend: The run of 2026-03-03 failed without a task that failed: was it marked");
  }

  @Test
  void watchOutlivesAServerThatIsStartedAnew() {
    server
        .replay("GET " + DAG, "dag")
        .replay("GET " + DAG + "/dagRuns", "runs-good")
        .reply("GET " + GOOD, 503, "{}")
        .reply("GET " + GOOD, 503, "{}")
        .reply("GET " + GOOD, 503, "{}")
        .replay("GET " + GOOD, "run-good")
        .replay("GET " + GOOD + "/taskInstances", "tasks-good");

    assertThat(run("watch", "--date", "2026-03-01")).isZero();
    assertThat(err.toString()).contains("Looking again; the run itself goes on.");
  }

  @Test
  void watchGivesUpOnAServerThatStaysAway() {
    server
        .replay("GET " + DAG, "dag")
        .replay("GET " + DAG + "/dagRuns", "runs-good")
        .reply("GET " + GOOD, 503, "{}");

    assertThat(run("watch", "--date", "2026-03-01")).isEqualTo(1);
    assertThat(err.toString()).contains("emend: Airflow at " + server.url() + " broke on GET");
    assertThat(pauses.stream().filter(Duration.ofSeconds(2)::equals)).hasSize(30);
  }

  @Test
  void statusIsATableOfRuns() {
    server.replay("GET " + DAG, "dag").replay("GET " + DAG + "/dagRuns", "runs");

    assertThat(run("status", "--last", "5")).isZero();
    assertThat(out.toString().lines())
        .startsWith("night       state    began                  took  wanted by")
        .contains("2026-03-03  failed   2026-11-21 21:51:01  20.9 s  manual")
        .hasSize(6);
  }

  @Test
  void statusOfOneRunIsATableOfTasksAndItsReason() throws JsonProcessingException {
    nightThatFailed();

    assertThat(run("status", "--date", "2026-03-03")).isZero();
    assertThat(out.toString())
        .contains("check    failed           1 of 2  2026-11-21 21:51:14  6.6 s")
        .contains("turns are 12 % of the usual");
    assertThat(run("status", "--date", "2026-03-03", "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("exit_code").asInt()).isEqualTo(3);
    assertThat(json.path("tasks")).hasSize(7);
    assertThat(json.at("/tasks/6/state").asText()).isEqualTo("upstream_failed");
  }

  @Test
  void nightWithoutARunSaysHowToGetOne() {
    server.replay("GET " + DAG, "dag").replay("GET " + DAG + "/dagRuns", "runs-none");

    for (String[] command :
        new String[][] {
          {"status", "--date", "2025-01-01"},
          {"watch", "--date", "2025-01-01"},
          {"logs", "--date", "2025-01-01", "--task", "check"}
        }) {
      assertThat(run(command)).isEqualTo(2);
      assertThat(err.toString())
          .startsWith(
              "emend: emend_nights has no run for 2025-01-01: ./emend airflow trigger --date"
                  + " 2025-01-01");
    }
  }

  @Test
  void logsPrintWhatATaskSaid() {
    nightThatFailed();

    assertThat(run("logs", "--date", "2026-03-03", "--task", "check")).isZero();
    assertThat(out.toString()).contains("emend: 2026-03-03 stopped at check");
  }

  @Test
  void logsOfWhatIsNotThereAreRefused() {
    nightThatFailed();

    assertThat(run("logs", "--date", "2026-03-03", "--task", "chek")).isEqualTo(2);
    assertThat(err.toString())
        .contains("has no task chek (it has ingest, judge, count, mine, label, check, publish)");
    assertThat(run("logs", "--date", "2026-03-03", "--task", "check", "--try", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("has no try 2 (tries: 1)");
    assertThat(run("logs", "--date", "2026-03-03", "--task", "publish")).isEqualTo(2);
    assertThat(err.toString()).contains("has not begun (upstream_failed)");
  }

  @Test
  void backfillSaysItsNights() {
    server
        .replay("GET " + DAG, "dag")
        .replay("POST /api/v2/backfills/dry_run", "backfill-plan")
        .replay("POST /api/v2/backfills", "backfill");

    assertThat(run("backfill", "--from", "2026-03-01", "--to", "2026-03-06", "--dry-run")).isZero();
    assertThat(out.toString()).startsWith("Would run 2026-03-02, 2026-03-03, 2026-03-06");
    assertThat(server.asked("POST /api/v2/backfills")).isEmpty();
    assertThat(run("backfill", "--from", "2026-03-01", "--to", "2026-03-06")).isZero();
    assertThat(out.toString()).startsWith("Began backfill 2: 2026-03-02, 2026-03-03, 2026-03-06");
  }

  @Test
  void backfillThatIsWaitedForEndsWithTheFirstBadCode() {
    server
        .reply(
            "POST /api/v2/backfills/dry_run",
            200,
            "{\"backfills\":[{\"logical_date\":\"2026-03-03T02:00:00Z\"},"
                + "{\"logical_date\":\"2026-03-01T02:00:00Z\"}],\"total_entries\":2}")
        .replay("POST /api/v2/backfills", "backfill")
        .replay("GET " + DAG, "dag")
        .replay(
            "GET " + DAG + "/dagRuns",
            "runs-good",
            "runs-none",
            "runs-none",
            "runs-failed",
            "runs-none",
            "runs-none")
        .replay("GET " + GOOD, "run-good")
        .replay("GET " + GOOD + "/taskInstances", "tasks-good")
        .replay("GET " + FAILED, "run-failed")
        .replay("GET " + FAILED + "/taskInstances", "tasks-failed")
        .replay("GET " + FAILED + "/taskInstances/check/logs/1", "log-failed");

    assertThat(run("backfill", "--from", "2026-03-01", "--to", "2026-03-03", "--wait"))
        .isEqualTo(3);
    assertThat(out.toString()).contains("2026-03-01: success", "2026-03-03: failed");
    assertThat(err.toString()).contains("emend: Task check of 2026-03-03 failed");
  }

  @Test
  void backfillWithNothingToDoSaysSo() {
    server
        .replay("GET " + DAG, "dag")
        .reply("POST /api/v2/backfills/dry_run", 200, "{\"backfills\":[],\"total_entries\":0}");

    assertThat(run("backfill", "--from", "2026-03-01", "--to", "2026-03-02")).isZero();
    assertThat(out.toString()).startsWith("Nothing to do: each night of 2026-03-01 to 2026-03-02");
  }

  @Test
  void backfillIsRefusedBeforeItCannotBegin() {
    server.replay("GET " + DAG, "dag-paused");

    assertThat(run("backfill", "--from", "2026-03-01", "--to", "2026-03-02")).isEqualTo(2);
    assertThat(err.toString()).contains("a backfill would not begin");
    assertThat(run("backfill", "--from", "2026-03-02", "--to", "2026-03-01")).isEqualTo(2);
    assertThat(err.toString()).contains("ends before it begins");
    assertThat(run("backfill")).isEqualTo(2);
    assertThat(err.toString()).contains("Give --from DATE and --to DATE");
  }

  @Test
  void pauseAndUnpauseSayWhatIsNow() {
    server
        .replay("GET " + DAG, "dag", "dag-paused")
        .replay("PATCH " + DAG, "dag-paused", "dag-paused", "dag-unpaused");

    assertThat(run("pause")).isZero();
    assertThat(out.toString()).startsWith("emend_nights is now paused");
    assertThat(run("pause")).isZero();
    assertThat(out.toString()).startsWith("emend_nights was paused already");
    assertThat(run("unpause", "--json")).isZero();
    assertThat(out.toString()).contains("\"paused\" : false");
  }

  @Test
  void passwordOfTheCommandLineIsRefusedAndNotRepeated() {
    for (String argument :
        List.of(
            "airflow.password=" + PASSWORD,
            "airflow={password=\"" + PASSWORD + "\"}",
            "airflow.pasword=" + PASSWORD)) {
      assertThat(run("check", "--set", argument)).as(argument).isEqualTo(2);
      assertThat(err.toString()).doesNotContain(PASSWORD);
      assertThat(out.toString()).isEmpty();
    }
    assertThat(run("check", "--set", "airflow.password=" + PASSWORD)).isEqualTo(2);
    assertThat(err.toString())
        .contains("No password is taken from the command line", "EMEND_AIRFLOW_PASSWORD");
  }

  @Test
  void passwordOfAFileIsUsedAndNotShown() throws IOException {
    environment = Map.of();
    Path conf =
        Files.writeString(
            folder.resolve("my.conf"), "airflow { user = ada, password = \"" + PASSWORD + "\" }");
    server.replay("GET " + DAG, "dag").replay("GET " + DAG + "/dagRuns", "runs");

    assertThat(run("status", "--conf", conf.toString())).isZero();
    assertThat(server.asked("POST /auth/token").get(0).body()).contains(PASSWORD);
    assertThat(execute("config", "--conf", conf.toString(), "--explain")).isZero();
    assertThat(out.toString())
        .contains("airflow.password ", "(not shown)")
        .doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 302, 400, 401, 403, 404, 405, 422, 500})
  void passwordIsInNoOutputWhateverTheServerSays(int status) {
    server
        .forget("POST /auth/token")
        .reply("POST /auth/token", status, "{\"detail\":\"" + PASSWORD + "\"}")
        .replay("GET /api/v2/version", "version")
        .replay("GET /api/v2/monitor/health", "health");

    for (String command : List.of("check", "status", "watch", "pause")) {
      assertThat(run(command, "--json", "--stacktrace")).as(command).isBetween(1, 2);
      assertThat(out.toString() + err).doesNotContain(PASSWORD).contains(server.url());
    }
  }

  @Test
  void nobodyWhoLogsInIsAUsageError() {
    environment = Map.of();

    assertThat(run("status")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("emend: No user is named for Airflow: set EMEND_AIRFLOW_");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void airflowAloneListsItsCommands() {
    assertThat(execute("airflow")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required subcommand");
    assertThat(execute("airflow", "--help")).isZero();
    assertThat(out.toString())
        .contains("check", "trigger", "status", "watch", "backfill", "pause", "unpause", "logs");
  }

  private void healthy() {
    server
        .replay("GET /api/v2/version", "version")
        .replay("GET /api/v2/monitor/health", "health")
        .replay("GET " + DAG, "dag")
        .replay("GET /api/v2/importErrors", "import-errors")
        .replay("GET " + DAG + "/dagRuns", "runs-failed");
  }

  private void nightThatFailed() {
    server
        .replay("GET " + DAG, "dag")
        .replay("GET " + DAG + "/dagRuns", "runs-failed")
        .replay("GET " + FAILED, "run-failed")
        .replay("GET " + FAILED + "/taskInstances", "tasks-failed")
        .replay("GET " + FAILED + "/taskInstances/check/logs/1", "log-failed");
  }

  private int run(String... args) {
    List<String> words = new ArrayList<>(List.of("airflow"));
    words.addAll(List.of(args));
    words.addAll(List.of("--set", "airflow.url=" + server.url()));
    return execute(words.toArray(String[]::new));
  }

  private int execute(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            null,
            Clock.fixed(Instant.parse("2026-11-21T21:51:16Z"), ZoneOffset.UTC),
            () -> 0,
            environment);
    return Emend.commandLine(
            surroundings,
            (settings, use) -> {
              throw new AssertionError("Airflow needs no warehouse");
            },
            pauses::add)
        .execute(args);
  }
}
