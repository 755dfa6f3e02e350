package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.jobs.export.ExportFormat;
import dev.emend.jobs.export.Selection;
import dev.emend.jobs.findings.Shown;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.jobs.tables.Table;
import dev.emend.pipelines.InMemoryNights;
import dev.emend.pipelines.InMemorySteps;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.report.Findings;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class EmendTest {
  private static final Rewrite REWRITE =
      new Rewrite(
          Rewrite.idOf(
              "en-US",
              Rewrite.Scope.GLOBAL,
              null,
              null,
              "play maj and dragons",
              "play imagine dragons"),
          "en-US",
          Rewrite.Scope.GLOBAL,
          null,
          null,
          "play maj and dragons",
          "play imagine dragons",
          Reading.NOTHING,
          0.08,
          0.93,
          0.71,
          12,
          9,
          LocalDate.parse("2026-03-01"),
          LocalDate.parse("2026-03-02"),
          Rewrite.Status.AUTO,
          "9 customers agree");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private InMemoryRooms rooms = rooms(new InMemoryNights("2026-03-01", "2026-03-03"));

  @Test
  void helpNamesEveryCommandAndTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "night",
            "ingest",
            "judge",
            "count",
            "mine",
            "label",
            "check",
            "publish",
            "train",
            "lookup",
            "explain",
            "tune",
            "status",
            "versions",
            "announce",
            "export",
            "evaluate",
            "config",
            "airflow")
        .contains("4 publish refused");
  }

  @Test
  void everyCommandHasAnExampleAndTheSharedOptions() {
    Map<String, CommandLine> commands = leaves("", commandLine());

    assertThat(commands).hasSize(18 + 8);
    commands.forEach(
        (name, command) -> {
          String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
          assertThat(help)
              .as(name)
              .contains("Example:", "  ./emend " + name)
              .contains("--conf=FILE", "--set=KEY=VALUE", "--warehouse=DIR", "--json", "--help");
        });
  }

  /** The commands that do something, not those that only hold others. */
  private static Map<String, CommandLine> leaves(String prefix, CommandLine command) {
    Map<String, CommandLine> leaves = new TreeMap<>();
    command
        .getSubcommands()
        .forEach(
            (name, inner) -> {
              if (inner.getSubcommands().isEmpty()) {
                leaves.put(prefix + name, inner);
              }
              leaves.putAll(leaves(prefix + name + " ", inner));
            });
    return leaves;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "night",
        "ingest",
        "judge",
        "count",
        "mine",
        "label",
        "check",
        "publish",
        "train",
        "announce",
        "export"
      })
  void whatWritesCanBeTriedDry(String name) {
    CommandLine command = commandLine().getSubcommands().get(name);

    assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).contains("--dry-run");
  }

  @Test
  void misspelledCommandGetsASuggestionAndExitCodeTwo() {
    assertThat(run("lokup", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean").contains("lookup");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void misspelledOptionNamesTheHelpOfItsCommand() {
    assertThat(run("night", "--dat", "2026-03-01")).isEqualTo(2);
    assertThat(err.toString()).contains("--dat").contains("Try ./emend night --help");
  }

  @Test
  void noCommandAtAllIsAUsageError() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required subcommand");
  }

  @Test
  void badDateIsAUsageError() {
    assertThat(run("night", "--date", "2026-3-1")).isEqualTo(2);
    assertThat(err.toString()).contains("2026-3-1");
  }

  @Test
  void faultsOfTheConfigurationComeTogetherWithExitCodeTwo() {
    assertThat(run("config", "--set", "sesion.gap=1 s", "--set", "mine.min-customers=0"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("The configuration has 2 faults")
        .contains("--set sesion.gap: Unknown key 'sesion'")
        .contains("--set mine.min-customers: Invalid mine.min-customers: 0");
  }

  @Test
  void configShowsValuesAndWhereTheyCameFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("my.conf"), "\nwindow.nights = 7\n");

    assertThat(run("config", "--conf", file.toString(), "--warehouse", "/w", "--json")).isZero();
    JsonNode values = new ObjectMapper().readTree(out.toString());
    assertThat(value(values, "window.nights").path("from").asText()).isEqualTo(file + ": 2");
    assertThat(value(values, "warehouse.path").path("from").asText()).isEqualTo("--warehouse");
    assertThat(value(values, "mine.min-customers").path("from").asText())
        .startsWith("reference.conf: ");
  }

  @Test
  void nightWithoutLogsOutsideACopyOfEmendSaysWhatToGive() {
    assertThat(run("night")).isEqualTo(2);
    assertThat(err.toString()).contains("give --logs DIR");
  }

  @Test
  void nightAloneRunsTheSampleData() throws IOException {
    Files.createDirectories(folder.resolve("sample-data/logs"));

    assertThat(runAt(folder, "night")).isZero();
    assertThat(rooms.settings().logs().path())
        .isEqualTo(folder.resolve("sample-data/logs").toString());
    assertThat(out.toString())
        .contains("2026-03-01", "2026-03-03")
        .contains("Passed over for want of logs: 2026-03-02")
        .contains("Report: reports/2026-03-03/night.html");
  }

  @Test
  void ownLogsNeedADate() {
    assertThat(run("night", "--logs", "/logs")).isEqualTo(2);
    assertThat(err.toString()).contains("/logs has 2026-03-01 to 2026-03-03");
  }

  @Test
  void nightEndsWithATableOfWhatWasLearnt() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01")
                .finding(
                    new Findings(
                        List.of(),
                        new Shown(
                            3,
                            List.of(new Shown.Served(REWRITE, List.of())),
                            0,
                            List.of(),
                            List.of()),
                        List.of())));

    assertThat(run("night", "--logs", "/logs", "--date", "2026-03-01")).isZero();
    assertThat(out.toString())
        .contains("Night 2026-03-01: done")
        .containsPattern("play maj and dragons +play imagine dragons +8 % → 93 % +9 +AUTO");
    assertThat(err.toString()).contains("2026-03-01  ingest");
  }

  @Test
  void dateWithoutLogsHasExitCodeFive() {
    assertThat(run("night", "--logs", "/logs", "--date", "2026-04-01")).isEqualTo(5);
    assertThat(err.toString()).contains("No logs for 2026-04-01");
    assertThat(run("ingest", "--logs", "/logs", "--date", "2026-04-01")).isEqualTo(5);
  }

  @Test
  void failedRangeNamesTheNightAndTheCommandThatResumes() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01", "2026-03-02", "2026-03-03")
                .ending("2026-03-02", "check", () -> refusal(ExitCode.CHECK_FAILED)));

    int code =
        run(
            "night",
            "--logs",
            "/my logs",
            "--from",
            "2026-03-01",
            "--to",
            "2026-03-03",
            "--set",
            "mine.min-customers=3");

    assertThat(code).isEqualTo(3);
    assertThat(err.toString())
        .contains("Night 2026-03-02 refused by a data check: it is too small")
        .contains(
            "Resume with: ./emend night --logs '/my logs' --from 2026-03-02 --to 2026-03-03"
                + " --set mine.min-customers=3");
  }

  @Test
  void refusedPublicationHasExitCodeFour() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01")
                .ending("2026-03-01", "publish", () -> refusal(ExitCode.PUBLISH_REFUSED)));

    assertThat(run("night", "--logs", "/logs", "--date", "2026-03-01")).isEqualTo(4);
  }

  @Test
  void brokenNightHasExitCodeOneAndAStackTraceOnDemandOnly() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01")
                .ending(
                    "2026-03-01",
                    "mine",
                    () -> {
                      throw new IllegalStateException("the matrix is singular");
                    }));

    assertThat(run("night", "--logs", "/logs", "--date", "2026-03-01")).isEqualTo(1);
    assertThat(err.toString()).contains("the matrix is singular");
    assertThat(err.toString()).doesNotContain("\tat ");
    assertThat(run("night", "--logs", "/logs", "--date", "2026-03-01", "--stacktrace"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("\tat dev.emend");
  }

  @Test
  void errorOfTheMachineEndsANightLikeAnyFailure() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01")
                .ending(
                    "2026-03-01",
                    "mine",
                    () -> {
                      throw new Error(new IOException("No space left on device"));
                    }));

    assertThat(run("night", "--logs", "/logs", "--date", "2026-03-01")).isEqualTo(1);
    assertThat(err.toString())
        .contains("Night 2026-03-01 failed: The disk is full: No space left on device")
        .contains("Resume with: ./emend night --logs /logs --date 2026-03-01");
  }

  @Test
  void stepAloneIsResumedWithItsOwnOptions() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01")
                .ending("2026-03-01", "mine", () -> refusal(ExitCode.CHECK_FAILED)));

    assertThat(run("mine", "--logs", "/l", "--date", "2026-03-01", "--warehouse", "/w"))
        .isEqualTo(3);
    assertThat(err.toString())
        .contains("Resume with: ./emend mine --logs /l --date 2026-03-01 --warehouse /w");
  }

  @Test
  void whatIsWrongWithTheCommandLineIsNotToBeResumed() {
    rooms =
        rooms(
            new InMemoryNights("2026-03-01")
                .ending("2026-03-01", "ingest", () -> refusal(ExitCode.USAGE)));

    assertThat(run("night", "--logs", "/l", "--date", "2026-03-01")).isEqualTo(2);
    assertThat(err.toString()).contains("it is too small").doesNotContain("Resume with");
  }

  @Test
  void nightInJsonIsTheReportOfEachNight() throws IOException {
    assertThat(run("night", "--logs", "/l", "--from", "2026-03-01", "--to", "2026-03-03", "--json"))
        .isZero();

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/exit_code").asInt()).isZero();
    assertThat(json.at("/nights/1/night").asText()).isEqualTo("2026-03-03");
    assertThat(json.at("/nights/0/steps")).hasSize(7);
    assertThat(json.at("/passed_over/0").asText()).isEqualTo("2026-03-02");
  }

  @Test
  void dryNightSaysWhatWouldRunAndRunsNothing() {
    InMemoryNights nights = new InMemoryNights("2026-03-01");
    rooms = rooms(nights);

    assertThat(run("night", "--logs", "/l", "--date", "2026-03-01", "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("Would run 1 night of /l: 2026-03-01")
        .contains("ingest, judge, count, mine, label, check, publish");
    assertThat(nights.diary).isEmpty();
    assertThat(rooms.use).isEqualTo(Rooms.Use.READ);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--date 2026-03-01 --to 2026-03-02",
        "--from 2026-03-01",
        "--from 2026-03-02 --to 2026-03-01"
      })
  void contradictingDatesAreUsageErrors(String dates) {
    String[] args = ("night --logs /l " + dates).split(" ");

    assertThat(run(args)).isEqualTo(2);
  }

  @Test
  void stepAloneGoesOnWithItsNight() {
    InMemoryNights nights = new InMemoryNights("2026-03-01");
    rooms = rooms(nights);

    assertThat(runAt(sampleHome(), "mine", "--date", "2026-03-01")).isZero();
    assertThat(nights.diary)
        .containsExactly("gone on with", "2026-03-01 open", "2026-03-01 mine", "2026-03-01 close");
  }

  @Test
  void publishingAloneComesAfterTheNightIsAccepted() {
    InMemoryNights nights = new InMemoryNights("2026-03-01");
    rooms = rooms(nights);

    assertThat(runAt(sampleHome(), "publish", "--date", "2026-03-01")).isZero();
    assertThat(nights.diary)
        .containsExactly("afterwards", "2026-03-01 open", "2026-03-01 publish", "2026-03-01 close");
  }

  @Test
  void brokenStepAloneLeavesItsNightForAnotherTry() {
    InMemoryNights nights =
        new InMemoryNights("2026-03-01")
            .ending(
                "2026-03-01",
                "mine",
                () -> {
                  throw new IllegalStateException("lost an executor");
                });
    rooms = rooms(nights);

    assertThat(runAt(sampleHome(), "mine", "--date", "2026-03-01")).isEqualTo(1);
    assertThat(nights.diary).doesNotContain("2026-03-01 abandon");
  }

  @Test
  void lookupAnswersFromTheAnnouncedVersion() {
    publish();

    assertThat(run("lookup", "Play  Maj and Dragons", "--warehouse", folder.toString())).isZero();
    assertThat(out.toString()).contains("→ play imagine dragons").contains(REWRITE.rewriteId());
  }

  @Test
  void lookupWithoutAHitSaysSo() {
    publish();

    assertThat(run("lookup", "play jazz", "--warehouse", folder.toString(), "--json")).isZero();
    assertThat(out.toString()).contains("\"rewrite\" : null");
  }

  @Test
  void lookupBeforeAnythingWasPublishedIsASentence() {
    assertThat(run("lookup", "x", "--warehouse", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Nothing has been published in").contains("store");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void versionsAndAnnouncingBack() {
    publish();
    assertThat(run("versions", "--warehouse", folder.toString())).isZero();
    assertThat(out.toString()).containsPattern("2026\\d+ +2026-03-02 +1 +0 +announced");

    assertThat(run("announce", "12345", "--warehouse", folder.toString())).isEqualTo(4);
    assertThat(err.toString()).contains("Cannot announce 12345");
  }

  @Test
  void exportRefusesAFormatThatItsTableDoesNotHave() {
    assertThat(run("export", "rewrites", "--format", "rasa", "--out", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("No format rasa for rewrites (formats: jsonl, parquet");
  }

  @Test
  void exportRefusesALocaleForWhatHasNone() {
    assertThat(run("export", "judgements", "--locale", "en-US", "--out", "x")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--locale is for rewrites and labels; judgements have none");
  }

  @Test
  void commandsHandTheirOptionsOn() {
    assertThat(run("export", "labels", "--format", "bio", "--out", "x.txt", "--dry-run")).isZero();
    assertThat(rooms.asked)
        .isEqualTo(
            new ExportCommand.Order(
                new Selection(Table.LABELS, ExportFormat.BIO, null), "x.txt", true));
    assertThat(run("export", "rewrites", "--locale", "en-GB", "--out", "x.jsonl")).isZero();
    assertThat(rooms.asked)
        .isEqualTo(
            new ExportCommand.Order(
                new Selection(Table.REWRITES, ExportFormat.JSONL, "en-GB"), "x.jsonl", false));

    assertThat(run("explain", "play x", "--context", "request:food", "--locale", "de-DE")).isZero();
    assertThat(rooms.asked)
        .isEqualTo(new ExplainCommand.Question("play x", "de-DE", "request:food", null));
    assertThat(run("explain", "play x", "--svg", "x.svg")).isZero();
    assertThat(rooms.asked)
        .isEqualTo(new ExplainCommand.Question("play x", "en-US", null, "x.svg"));

    assertThat(run("evaluate", "--logs", "/l", "--truth", "/t", "--date", "2026-03-03")).isZero();
    assertThat(rooms.asked)
        .isEqualTo(new EvaluateCommand.Order("/t", NightRange.of(LocalDate.parse("2026-03-03"))));

    assertThat(run("status")).isZero();
    assertThat(rooms.asked).isEqualTo("all nights");
    assertThat(run("train", "rephrase")).isZero();
    assertThat(rooms.use).isEqualTo(Rooms.Use.WRITE);
    assertThat(rooms.asked).isEqualTo(new TrainCommand.Order(false, null, false));

    assertThat(
            run(
                "train",
                "rephrase",
                "--logs",
                "/l",
                "--from",
                "2026-03-03",
                "--to",
                "2026-03-03",
                "--dry-run"))
        .isZero();
    assertThat(rooms.use).isEqualTo(Rooms.Use.READ);
    assertThat(rooms.settings().logs().path()).isEqualTo("/l");
    assertThat(rooms.asked)
        .isEqualTo(
            new TrainCommand.Order(true, NightRange.of(LocalDate.parse("2026-03-03")), true));
  }

  @Test
  void errorInJsonCarriesTheExitCode() throws IOException {
    assertThat(run("lookup", "x", "--warehouse", folder.toString(), "--json")).isEqualTo(1);

    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/error/exit_code").asInt()).isEqualTo(1);
    assertThat(json.at("/error/sentence").asText()).startsWith("Nothing has been published");
  }

  private void publish() {
    RewritePublisher publisher =
        new RewritePublisher(folder.resolve("store"), PublishOptions.DEFAULT);
    publisher.publish(
        List.of(REWRITE), LocalDate.parse("2026-03-02"), Instant.parse("2026-03-03T02:00:00Z"));
  }

  private Path sampleHome() {
    try {
      Files.createDirectories(folder.resolve("sample-data/logs"));
      return folder;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static StepOutcome refusal(ExitCode code) {
    return new StepOutcome.Refused(code, "it is too small", Map.of(), List.of());
  }

  private static JsonNode value(JsonNode values, String key) {
    for (JsonNode value : values) {
      if (value.path("key").asText().equals(key)) {
        return value;
      }
    }
    throw new AssertionError("No key " + key);
  }

  private static InMemoryRooms rooms(InMemoryNights nights) {
    return new InMemoryRooms(nights, InMemorySteps.NIGHT);
  }

  private int run(String... args) {
    return runAt(null, args);
  }

  private int runAt(Path home, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return commandLine(home).execute(args);
  }

  private CommandLine commandLine() {
    return commandLine(null);
  }

  private CommandLine commandLine(Path home) {
    AtomicLong nanos = new AtomicLong();
    return Emend.commandLine(
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            home,
            Clock.fixed(Instant.parse("2026-03-05T02:00:00Z"), ZoneOffset.UTC),
            () -> nanos.getAndAdd(1_000_000_000L)),
        rooms::open);
  }
}
