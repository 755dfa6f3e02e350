package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.jobs.config.Secret;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.airflow.AirflowBackfill.Reprocess;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations over answers that a real Airflow 3.3.2 gave. */
class AirflowClientTest {
  private static final String DAG = "emend_nights";
  private static final String DAGS = "/api/v2/dags/emend_nights";
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate THIRD = LocalDate.parse("2026-03-03");
  private static final String RUN = "manual__2026-11-21T21:51:00.571283+00:00";
  private static final String RUN_PATH =
      DAGS + "/dagRuns/manual__2026-11-21T21%3A51%3A00.571283%2B00%3A00";

  private final RecordedAirflow server = new RecordedAirflow();
  private final List<Duration> pauses = new ArrayList<>();
  private final AirflowClient client =
      new AirflowClient(server.address(), AirflowLogin.of("admin", "hush"), pauses::add);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void versionAndHealthNeedNoLogin() {
    server.replay("GET /api/v2/version", "version").replay("GET /api/v2/monitor/health", "health");

    assertThat(client.version()).isEqualTo("3.3.2");
    assertThat(client.health())
        .extracting(AirflowPart::name)
        .containsExactly("database", "scheduler", "dag processor", "triggerer");
    assertThat(client.health()).allMatch(AirflowPart::healthy);
    assertThat(client.health().get(1).heard()).isNotNull();
    assertThat(server.asked("POST /auth/token")).isEmpty();
    assertThat(server.asked()).allMatch(request -> request.token() == null);
  }

  @Test
  void partThatIsNotThereIsNotHealthy() {
    server.reply(
        "GET /api/v2/monitor/health",
        200,
        """
        {"metadatabase": {"status": "healthy"},
         "scheduler": {"status": "unhealthy", "latest_scheduler_heartbeat": null},
         "triggerer": {"status": null, "latest_triggerer_heartbeat": null},
         "dag_processor": null}
        """);

    assertThat(client.health())
        .containsExactly(
            new AirflowPart("database", "healthy", null),
            new AirflowPart("scheduler", "unhealthy", null),
            new AirflowPart("dag processor", null, null),
            new AirflowPart("triggerer", null, null));
  }

  @Test
  void logsInOnceForSeveralRequests() {
    server.replay("GET " + DAGS, "dag").replay("GET /api/v2/dags", "dags");

    assertThat(client.dag(DAG).schedule()).isEqualTo("0 2 * * *");
    assertThat(client.dagIds()).containsExactly(DAG);
    assertThat(server.asked("POST /auth/token"))
        .containsExactly(
            new RecordedAirflow.Asked(
                "POST /auth/token", "", null, "{\"username\":\"admin\",\"password\":\"hush\"}"));
    assertThat(server.asked("GET " + DAGS).get(0).token()).isEqualTo("Bearer recorded.token.1");
  }

  @Test
  void logsInAgainOnceWhenTheTokenHasExpired() {
    server
        .reply("GET " + DAGS, 401, "{\"detail\":\"Token Expired\"}")
        .replay("GET " + DAGS, "dag")
        .reply("POST /auth/token", 201, "{\"access_token\":\"second\"}");

    assertThat(client.dag(DAG).id()).isEqualTo(DAG);
    assertThat(server.asked("GET " + DAGS))
        .extracting(RecordedAirflow.Asked::token)
        .containsExactly("Bearer recorded.token.1", "Bearer second");
  }

  @Test
  void tokenOfAServerThatWasSetUpAnewIsRenewedToo() {
    server.reply("GET " + DAGS, 403, Recorded.answer("token-invalid")).replay("GET " + DAGS, "dag");

    assertThat(client.dag(DAG).id()).isEqualTo(DAG);
    assertThat(server.asked("POST /auth/token")).hasSize(2);
  }

  @Test
  void readyTokenNeedsNoLogin() {
    server.replay("GET " + DAGS, "dag");
    AirflowLogin login = new AirflowLogin(null, null, new Secret("ready.token"));

    assertThat(new AirflowClient(server.address(), login, pauses::add).dag(DAG).paused()).isFalse();
    assertThat(server.asked()).hasSize(1);
    assertThat(server.asked().get(0).token()).isEqualTo("Bearer ready.token");
  }

  @Test
  void triggerAsksForTheIntervalThatTheSchedulerWouldGive() {
    server
        .replay("GET " + DAGS, "dag")
        .replay("GET " + DAGS + "/dagRuns", "runs-none")
        .replay("POST " + DAGS + "/dagRuns", "trigger");

    TriggerOutcome outcome = client.trigger(DAG, LocalDate.parse("2026-03-12"));

    assertThat(outcome).isInstanceOf(TriggerOutcome.Triggered.class);
    assertThat(outcome.run().date()).isEqualTo("2026-03-12");
    assertThat(outcome.run().state()).isEqualTo("queued");
    assertThat(server.asked("POST " + DAGS + "/dagRuns").get(0).body())
        .isEqualTo(
            "{\"logical_date\":\"2026-03-12T02:00:00Z\","
                + "\"data_interval_start\":\"2026-03-12T02:00:00Z\","
                + "\"data_interval_end\":\"2026-03-13T02:00:00Z\","
                + "\"conf\":{\"date\":\"2026-03-12\"}}");
  }

  @Test
  void nightWithARunKeepsIt() {
    server.replay("GET " + DAGS, "dag").replay("GET " + DAGS + "/dagRuns", "runs-good");

    TriggerOutcome outcome = client.trigger(DAG, FIRST);

    assertThat(outcome).isInstanceOf(TriggerOutcome.Existed.class);
    assertThat(outcome.run().succeeded()).isTrue();
    assertThat(server.asked("POST " + DAGS + "/dagRuns")).isEmpty();
  }

  @Test
  void runThatSomeoneElseAskedForMeanwhileIsFound() {
    server
        .replay("GET " + DAGS, "dag")
        .replay("GET " + DAGS + "/dagRuns", "runs-none", "runs-none", "runs-good")
        .reply("POST " + DAGS + "/dagRuns", 409, Recorded.answer("trigger-conflict"));

    assertThat(client.trigger(DAG, FIRST)).isInstanceOf(TriggerOutcome.Existed.class);
    assertThat(server.asked("GET " + DAGS + "/dagRuns").get(2).query())
        .isEqualTo("logical_date_gte=2026-03-01T02:00:00Z&logical_date_lt=2026-03-01T02:00:01Z");
  }

  @Test
  void triggerIsNotRepeatedAfterALostConnection() {
    server
        .replay("GET " + DAGS, "dag")
        .replay("GET " + DAGS + "/dagRuns", "runs-none")
        .hangUp("POST " + DAGS + "/dagRuns");

    assertThatThrownBy(() -> client.trigger(DAG, FIRST))
        .isInstanceOf(AirflowFailure.class)
        .hasMessageContaining("is not known: look with ./emend airflow status");
    assertThat(server.asked("POST " + DAGS + "/dagRuns")).hasSize(1);
  }

  @Test
  void lostConnectionIsTriedAgain() {
    server.hangUp("GET " + DAGS).hangUp("GET " + DAGS).replay("GET " + DAGS, "dag");

    assertThat(client.dag(DAG).id()).isEqualTo(DAG);
  }

  @Test
  void serverThatIsNotReadyIsAskedAgainALittleLater() {
    server
        .reply("GET " + DAGS, 502, "")
        .reply("GET " + DAGS, 503, "{}")
        .replay("GET " + DAGS, "dag");

    assertThat(client.dag(DAG).id()).isEqualTo(DAG);
    assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(800));
  }

  @Test
  void runOfANightIsFoundByItsParameterToo() {
    server.replay("GET " + DAGS + "/dagRuns", "runs-none", "runs-failed");

    assertThat(client.run(DAG, THIRD)).map(AirflowRun::id).contains(RUN);
    assertThat(server.asked("GET " + DAGS + "/dagRuns"))
        .extracting(RecordedAirflow.Asked::query)
        .containsExactly(
            "limit=100&logical_date_gte=2026-03-03T00:00:00Z&logical_date_lt=2026-03-06T00:00:00Z",
            "conf_contains=2026-03-03&limit=100");
  }

  @Test
  void parameterWinsOverTheIntervalForTheNightOfARun() {
    server.replay("GET " + DAGS + "/dagRuns", "runs-good");

    assertThat(client.run(DAG, FIRST)).isPresent();
    assertThat(client.run(DAG, LocalDate.parse("2026-02-28"))).isEmpty();
  }

  @Test
  void newestRunsComeWithTheirNights() {
    server.replay("GET " + DAGS + "/dagRuns", "runs");

    assertThat(client.runs(DAG, 5))
        .extracting(AirflowRun::date)
        .contains(THIRD, LocalDate.parse("2026-03-10"));
    assertThat(server.asked("GET " + DAGS + "/dagRuns").get(0).query())
        .isEqualTo("limit=5&order_by=-id");
  }

  @Test
  void tasksComeInTheirOrderWithTriesAndTimes() {
    server.replay("GET " + RUN_PATH + "/taskInstances", "tasks-failed");

    List<AirflowTask> tasks = client.tasks(DAG, RUN);

    assertThat(tasks)
        .extracting(AirflowTask::id)
        .containsExactly("ingest", "judge", "count", "mine", "label", "check", "publish");
    AirflowTask check = tasks.get(5);
    assertThat(check.failed()).isTrue();
    assertThat(check.tries()).isEqualTo(1);
    assertThat(check.most()).isEqualTo(2);
    assertThat(check.took()).isPresent();
    assertThat(tasks.get(6).state()).isEqualTo("upstream_failed");
    assertThat(tasks.get(6).took()).isEmpty();
  }

  @Test
  void logGivesTheSentenceAndTheExitCode() {
    server.replay("GET " + RUN_PATH + "/taskInstances/check/logs/1", "log-failed");

    TaskLog log = client.log(DAG, RUN, "check", 1).orElseThrow();

    assertThat(log.sentence())
        .contains(
            "2026-03-03 stopped at check: turns are 12 % of the usual (must be at least 50 %)");
    assertThat(log.exitCode()).contains(3);
    assertThat(log.lines()).noneMatch(line -> line.contains("::group::"));
    assertThat(log.lines()).contains("AirflowFailException: exit code 3");
  }

  @Test
  void logIsFollowedPageByPage() {
    String place = "GET " + RUN_PATH + "/taskInstances/judge/logs/1";
    server.replay(place, "log-page-1", "log-page-3", "log-page-4");

    TaskLog log = client.log(DAG, RUN, "judge", 1).orElseThrow();

    assertThat(log.lines()).contains("turn 0", "turn 4", "turn 7").doesNotHaveDuplicates();
    assertThat(server.asked(place))
        .extracting(RecordedAirflow.Asked::query)
        .containsExactly(
            "full_content=false",
            "full_content=false&token=after-12",
            "full_content=false&token=after-15");
  }

  @Test
  void tryThatNeverWasHasNoLog() {
    server.reply(
        "GET " + RUN_PATH + "/taskInstances/check/logs/9", 404, Recorded.answer("log-unknown"));

    assertThat(client.log(DAG, RUN, "check", 9)).isEmpty();
  }

  @Test
  void pauseTellsWhatIsNow() {
    server.replay("PATCH " + DAGS, "dag-paused");

    assertThat(client.pause(DAG, true).paused()).isTrue();
    assertThat(server.asked("PATCH " + DAGS).get(0).body()).isEqualTo("{\"is_paused\":true}");
  }

  @Test
  void rerunClearsAllTasks() {
    server.replay("POST " + RUN_PATH + "/clear", "run-running");

    client.rerun(DAG, RUN);
    assertThat(server.asked("POST " + RUN_PATH + "/clear").get(0).body())
        .isEqualTo("{\"dry_run\":false,\"only_failed\":false}");
  }

  @Test
  void backfillGoesForwardOneNightAtATime() {
    server
        .replay("POST /api/v2/backfills/dry_run", "backfill-plan")
        .replay("POST /api/v2/backfills", "backfill");
    NightRange nights = new NightRange(FIRST, LocalDate.parse("2026-03-06"));

    assertThat(client.backfills().nights(DAG, nights, Reprocess.FAILED)).contains(THIRD);
    assertThat(client.backfills().begin(DAG, nights, Reprocess.NONE).id()).isEqualTo(2);
    assertThat(server.asked("POST /api/v2/backfills").get(0).body())
        .isEqualTo(
            "{\"dag_id\":\"emend_nights\",\"from_date\":\"2026-03-01T00:00:00Z\","
                + "\"to_date\":\"2026-03-06T23:59:59Z\",\"run_backwards\":false,"
                + "\"max_active_runs\":1,\"reprocess_behavior\":\"none\"}");
  }

  @Test
  void secondBackfillIsToldWhichOneGoesOn() {
    server
        .reply("POST /api/v2/backfills", 409, Recorded.answer("backfill-busy"))
        .replay("GET /api/v2/backfills", "backfills-running");

    assertThatThrownBy(() -> client.backfills().begin(DAG, NightRange.of(FIRST), Reprocess.NONE))
        .hasMessage(
            "A backfill of emend_nights goes on already (2, 2026-03-06): wait for it, or cancel it"
                + " (./emend airflow backfill --cancel 2)");
  }

  @Test
  void unknownBackfillCannotBeCancelled() {
    server.reply("PUT /api/v2/backfills/99/cancel", 404, Recorded.answer("backfill-unknown"));

    assertThatThrownBy(() -> client.backfills().cancel(99)).hasMessageContaining("no backfill 99");
  }

  @Test
  void importFailureSaysItsLastLine() {
    server.replay("GET /api/v2/importErrors", "import-errors");

    assertThat(client.importFailures()).hasSize(1);
    assertThat(client.importFailures().get(0).file()).isEqualTo("broken.py");
    assertThat(client.importFailures().get(0).cause())
        .isEqualTo("ModuleNotFoundError: No module named 'no_such_module'");
  }

  @Test
  void nightsBeginAtMidnightWhereNothingIsScheduled() {
    AirflowDag dag = new AirflowDag(DAG, false, false, false, null, null, null, null, null);

    assertThat(dag.intervalStart(FIRST)).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(dag.intervalEnd(FIRST)).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
  }
}
