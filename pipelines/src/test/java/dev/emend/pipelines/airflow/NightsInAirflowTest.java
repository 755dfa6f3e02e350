package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.pipelines.airflow.RealAirflow.Ran;
import dev.emend.pipelines.cli.EmendInProcess;
import dev.emend.store.RewriteStore;
import dev.emend.store.StoreVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The sample nights in a real Airflow, each step in a process of its own, beside the same nights in
 * one process. The tests build on one another, as nights do.
 */
@Tag("airflow")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class NightsInAirflowTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path DAGS = HOME.resolve("pipelines/dags");
  private static final Path FOLDER = Path.of("target/airflow").toAbsolutePath();
  private static final Path LOGS = FOLDER.resolve("logs");
  private static final Path WAREHOUSE = FOLDER.resolve("warehouse");
  private static final Path BESIDE = FOLDER.resolve("beside");
  private static final String DAG = "emend_nights";
  private static final Duration MOST = Duration.ofMinutes(15);

  private static final LocalDate BACKFILLED = LocalDate.parse("2026-05-04");
  private static final LocalDate FIRST = LocalDate.parse("2026-05-05");
  private static final LocalDate SECOND = LocalDate.parse("2026-05-06");
  private static final LocalDate THIRD = LocalDate.parse("2026-05-07");
  private static final LocalDate BROKEN = LocalDate.parse("2026-05-08");

  /** No night of the schedule begins while this runs. */
  private final int hour = (LocalTime.now(ZoneOffset.UTC).getHour() + 12) % 24;

  private RealAirflow airflow;
  private AirflowClient client;
  private OtherCalls others;

  @BeforeAll
  void startAirflow() throws IOException {
    delete(FOLDER);
    Files.createDirectories(LOGS);
    for (LocalDate date : List.of(BACKFILLED, FIRST, THIRD)) {
      deliver(date);
    }
    breakLog();
    Path python = AirflowVenv.python(DAGS.resolve("airflow.lock"), FOLDER.resolve("install.log"));
    Path home = Files.createDirectories(FOLDER.resolve("home"));
    airflow = new RealAirflow(python, DAGS, home, variables());
    airflow.start();
    Until.so(
        "Airflow is healthy (see " + home + ")",
        MOST,
        () -> airflow.hasPassword() && OtherCalls.healthy(airflow.uri()));
    others = new OtherCalls(airflow.uri(), RealAirflow.USER, airflow.password());
    others.warmUp();
    Duration patience = Duration.ofMinutes(3);
    client =
        new AirflowClient(
            new AirflowServer(airflow.uri(), patience, patience),
            AirflowLogin.of(RealAirflow.USER, airflow.password()),
            Pause.SLEEP);
    Until.so(
        "the DAGs are parsed",
        MOST,
        () -> client.dagIds().containsAll(List.of(DAG, "emend_maintain")));
  }

  @AfterAll
  void stopAirflow() {
    if (airflow != null) {
      airflow.close();
    }
  }

  private Map<String, String> variables() throws IOException {
    Map<String, String> variables = new TreeMap<>();
    variables.put("AIRFLOW_VAR_EMEND_COMMAND", launcher().toString());
    variables.put("AIRFLOW_VAR_EMEND_SCHEDULE", "0 " + hour + " * * *");
    variables.put(
        "AIRFLOW_VAR_EMEND_ARGUMENTS", "--warehouse " + WAREHOUSE + " --set logs.path=" + LOGS);
    variables.put("AIRFLOW_VAR_EMEND_PATIENCE_HOURS", "1000000");
    variables.put("EMEND_DESCRIPTION", impatient().toString());
    return variables;
  }

  /**
   * The description with delays of seconds. A task that is deferred for less than the scheduler
   * takes to hear of it is taken for lost.
   */
  private static Path impatient() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode night = (ObjectNode) mapper.readTree(DAGS.resolve("emend/nightly.json").toFile());
    ((ObjectNode) night.get("retries")).put("first_delay", 1).put("longest_delay", 2);
    ((ObjectNode) night.get("patience")).put("every", 15);
    Path file = FOLDER.resolve("nightly.json");
    Files.writeString(file, night.toString());
    return file;
  }

  /** What {@code ./emend} does, with the classes that are tested. */
  private static Path launcher() throws IOException {
    Path jvm = Path.of(System.getProperty("java.home"), "bin", "java");
    String opens =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .collect(Collectors.joining(" "));
    Path script = FOLDER.resolve("emend");
    Files.writeString(
        script,
        "#!/bin/sh\nexport CLASSPATH='%s'\nexec %s %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx2g"
                .formatted(System.getProperty("java.class.path"), jvm, opens)
            + " -Demend.home='%s' dev.emend.pipelines.cli.Main \"$@\"\n".formatted(HOME));
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  @Order(1)
  void dagsAreParsedWithoutErrorsAndWarnings() {
    assertThat(client.importFailures()).isEmpty();
    assertThat(others.warnings()).isEmpty();
    assertThat(client.dag(DAG).paused()).isTrue();
    for (String file : List.of("emend_nights.py", "emend_maintain.py")) {
      Ran ran = airflow.python(DAGS, "-W", "error", file);
      assertThat(ran).isEqualTo(new Ran(0, ""));
    }
  }

  @Test
  @Order(1)
  void everyCallOfTheClientIsWhatTheServerDescribes() {
    assertThat(OpenApiContract.check(others.openApi("/openapi.json"))).isEmpty();
    assertThat(OpenApiContract.check(others.openApi("/auth/openapi.json"))).isEmpty();
  }

  /** The schedule begins with the last day; its log never comes, and somebody gives it up. */
  @Test
  @Order(2)
  void aNightWithoutLogsWaitsAndCanBeGivenUp() {
    client.pause(DAG, false);
    String run =
        Until.there(
            "a run of the schedule",
            MOST,
            Duration.ofSeconds(1),
            () -> client.runs(DAG, 1).stream().findFirst().map(AirflowRun::id));
    awaitTask(run, "ingest", "deferred");
    others.fail(DAG, run);

    assertThat(client.run(DAG, run).failed()).isTrue();
    assertThat(log(run, "ingest", 1)).contains("Waiting until").contains("No logs");
    assertThat(WAREHOUSE).doesNotExist();
  }

  @Test
  @Order(3)
  void stepKilledHalfWayIsTriedAgainAndGoesOn() {
    String run = client.trigger(DAG, FIRST).run().id();
    killJudgeHalfWay();
    awaitRun(run, "success");

    assertThat(task(run, "judge").tries()).isEqualTo(2);
    assertThat(log(run, "judge", 1)).contains("judge was killed by SIGKILL");
    assertThat(log(run, "judge", 2)).contains("Night 2026-05-05: done");
  }

  @Test
  @Order(4)
  void nightWaitsForItsLogAndGoesOnWhenItComes() throws IOException {
    String run = client.trigger(DAG, SECOND).run().id();
    awaitTask(run, "ingest", "deferred");
    deliver(SECOND);
    awaitRun(run, "success");

    assertThat(task(run, "ingest").tries()).isEqualTo(1);
    String log = log(run, "ingest", 1);
    assertThat(log).contains("No logs", "Waiting until", "took  counted", "4,382 read");
  }

  @Test
  @Order(5)
  void threeNightsTaskByTaskLearnWhatOneProcessLearns() throws IOException {
    awaitRun(client.trigger(DAG, THIRD).run().id(), "success");
    EmendInProcess.run(
        HOME,
        "night",
        "--logs",
        LOGS.toString(),
        "--from",
        FIRST.toString(),
        "--to",
        THIRD.toString(),
        "--warehouse",
        BESIDE.toString());

    assertThat(exports(WAREHOUSE, "three")).isEqualTo(exports(BESIDE, "beside-three"));
    StoreVersion version = announced(WAREHOUSE);
    assertThat(version.content()).isEqualTo(announced(BESIDE).content());
    assertThat(version.asOf()).isEqualTo(THIRD);
    assertThat(version.count()).isPositive();
  }

  @Test
  @Order(6)
  void publishUpdatesAnAssetThatOtherDagsFollow() {
    StoreVersion version = announced(WAREHOUSE);
    JsonNode event = others.assetEvents().get(0);

    assertThat(others.assetEvents()).hasSize(3);
    assertThat(event.get("uri").asText()).isEqualTo("emend://store/rewrites");
    assertThat(event.get("extra").get("version").asLong()).isEqualTo(version.version());
    assertThat(event.get("extra").get("as_of").asText()).isEqualTo("2026-05-07");
    assertThat(event.get("source_task_id").asText()).isEqualTo("publish");
  }

  @Test
  @Order(7)
  void nightThatBreaksADataCheckStopsAtOnceAndYesterdayIsServedOn() {
    StoreVersion before = announced(WAREHOUSE);
    String run = client.trigger(DAG, BROKEN).run().id();
    awaitRun(run, "failed");

    assertThat(task(run, "ingest").tries()).isEqualTo(1);
    assertThat(task(run, "judge").state()).isEqualTo("upstream_failed");
    assertThat(log(run, "ingest", 1))
        .contains("emend: Night 2026-05-08 refused by a data check")
        .contains("Failed: Night 2026-05-08 refused by a data check");
    assertThat(client.log(DAG, run, "ingest", 1).orElseThrow().exitCode()).contains(3);
    assertThat(announced(WAREHOUSE)).isEqualTo(before);
    assertThat(others.assetEvents()).hasSize(3);
    assertThat(served(WAREHOUSE)).endsWith("play imagine dragons");
  }

  /** One date is new and older, the other has run; both may begin at once, and do not. */
  @Test
  @Order(8)
  void backfilledOlderDatesDoNotMoveServicesBackAndTheSameDateChangesNothing() throws IOException {
    String first = announced(WAREHOUSE).content();
    int backfill = others.backfill(DAG, BACKFILLED, FIRST, 2);
    Until.so(
        "the backfill is done",
        MOST.multipliedBy(2),
        () ->
            client.backfills().of(DAG).stream()
                .anyMatch(b -> b.id() == backfill && b.completed() != null));

    EmendInProcess.run(
        HOME,
        "night",
        "--logs",
        LOGS.toString(),
        "--date",
        BACKFILLED.toString(),
        "--warehouse",
        BESIDE.toString());
    assertThat(exports(WAREHOUSE, "four")).isEqualTo(exports(BESIDE, "beside-four"));
    StoreVersion version = announced(WAREHOUSE);
    assertThat(version.content()).isEqualTo(announced(BESIDE).content()).isNotEqualTo(first);
    assertThat(version.asOf()).isEqualTo(THIRD);
    JsonNode events = others.assetEvents();
    assertThat(events).hasSize(5);
    assertThat(events.get(0).get("extra").get("version").asLong()).isEqualTo(version.version());
    for (JsonNode event : List.of(events.get(0), events.get(1))) {
      assertThat(event.get("extra").get("as_of").asText()).isEqualTo("2026-05-07");
    }
    assertThat(lastPublishOf(FIRST)).contains("says the same already; nothing was written");
  }

  private String lastPublishOf(LocalDate date) {
    String run = client.run(DAG, date).orElseThrow().id();
    return log(run, "publish", task(run, "publish").tries());
  }

  private AirflowTask task(String run, String id) {
    return client.tasks(DAG, run).stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String log(String run, String task, int number) {
    return String.join("\n", client.log(DAG, run, task, number).orElseThrow().lines());
  }

  private void awaitRun(String run, String state) {
    Until.so(
        run + " is " + state + " (tasks: " + FOLDER.resolve("home/logs") + ")",
        MOST,
        () -> {
          String now = client.run(DAG, run).state();
          assertThat(now).as(run).isIn("queued", "running", state);
          return now.equals(state);
        });
  }

  private void awaitTask(String run, String task, String state) {
    Until.so(
        task + " of " + run + " is " + state, MOST, () -> task(run, task).state().equals(state));
  }

  /** As soon as it has written its first table, and long before it has written all. */
  private static void killJudgeHalfWay() {
    ProcessHandle judge =
        Until.there(
            "judge is half-way",
            MOST,
            Duration.ofMillis(20),
            () -> hasFiles(WAREHOUSE.resolve("emend/said_next/data")) ? judge() : Optional.empty());
    assertThat(judge.destroyForcibly()).isTrue();
  }

  private static Optional<ProcessHandle> judge() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(List::of)
                    .filter(words -> words.contains("judge"))
                    .filter(words -> words.contains(WAREHOUSE.toString()))
                    .isPresent())
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .findFirst();
  }

  private static boolean hasFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static Map<String, String> exports(Path warehouse, String name) throws IOException {
    Map<String, String> exports = new TreeMap<>();
    for (String table : List.of("rewrites", "labels", "judgements")) {
      Path out = FOLDER.resolve(name + "-" + table + ".jsonl");
      EmendInProcess.run(
          HOME, "export", table, "--out", out.toString(), "--warehouse", warehouse.toString());
      exports.put(table, Files.readString(out));
      assertThat(exports.get(table)).as(table).isNotEmpty();
    }
    return exports;
  }

  private static StoreVersion announced(Path warehouse) {
    try (RewriteStore store = RewriteStore.open(warehouse.resolve("store"))) {
      return store.version();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String served(Path warehouse) {
    try (RewriteStore store = RewriteStore.open(warehouse.resolve("store"))) {
      return store.lookup("en-US", null, null, "play maj and dragons").orElseThrow().target();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void deliver(LocalDate date) throws IOException {
    String name = date + ".jsonl.gz";
    Path whole = LOGS.resolve("_" + name);
    Files.copy(HOME.resolve("sample-data/logs").resolve(name), whole);
    Files.move(whole, LOGS.resolve(name));
  }

  /** A night of which every record is cut off. */
  private static void breakLog() throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(LOGS.resolve(BROKEN + ".jsonl.gz")))) {
      for (int i = 0; i < 1000; i++) {
        out.write(
            "{\"turn_id\":\"t%d\",\"customer\n".formatted(i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
