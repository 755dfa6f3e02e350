package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command says where it cannot do its work: over real folders, and without Spark. */
class BadInputTest {
  @TempDir Path folder;
  private Path logs;
  private Path truth;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeLogsAndTruth() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
    truth = Files.createDirectory(folder.resolve("truth"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explain x                            | 1 | There is no warehouse at
          tune                                 | 1 | There is no warehouse at
          explain x --svg OUT                  | 1 | There is no warehouse at
          status                               | 1 | There is no warehouse at
          status --date 2026-03-01             | 1 | There is no warehouse at
          export rewrites --out OUT            | 1 | There is no warehouse at
          export labels --out OUT --dry-run    | 1 | There is no warehouse at
          evaluate --truth TRUTH --logs LOGS --date 2026-03-01 | 1 | There is no warehouse at
          judge --logs LOGS --date 2026-03-01  | 5 | There is no warehouse at
          check --logs LOGS --date 2026-03-01  | 5 | There is no warehouse at
          publish --logs LOGS --date 2026-03-01 | 5 | There is no warehouse at
          train rephrase                       | 5 | There is no warehouse at
          train rephrase --logs LOGS           | 5 | No logs of any date in
          train rephrase --logs LOGS --from 2026-03-01 --to 2026-03-02 | 5 | No logs of 2026-03-01 to 2026-03-02 in
          train rephrase --logs NOWHERE        | 5 | No logs of any date in
          lookup x                             | 1 | Nothing has been published in
          announce 7                           | 4 | nothing has been published in
          announce 7 --dry-run                 | 4 | it is not among the versions kept
          night --logs LOGS --date 2026-03-01  | 5 | No logs for 2026-03-01 in
          ingest --logs LOGS --date 2026-03-01 | 5 | No logs for 2026-03-01 in
          night --logs LOGS                    | 5 | No logs of any date in
          night --logs LOGS --date 2026-03-01 --dry-run | 5 | No logs for 2026-03-01 in
          night --logs NOWHERE --date 2026-03-01 | 5 | There is no logs folder
          night --logs foo://x --date 2026-03-01 | 2 | 'foo://x' cannot be a logs folder
          night --logs foo://x                 | 2 | 'foo://x' cannot be a logs folder
          night --logs s3a://x --date 2026-03-01 | 2 | 's3a://x' cannot be a logs folder
          """)
  void beforeTheFirstNightEveryCommandSaysWhatIsMissingAndMakesNothing(
      String command, int code, String sentence) {
    assertThat(run(command)).isEqualTo(code);
    assertThat(err.toString()).contains(sentence).doesNotContain("\tat ", "Exception");
    assertThat(folder.resolve("warehouse")).doesNotExist();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void noVersionYetIsNoFailure() {
    assertThat(run("versions")).isZero();
    assertThat(out.toString()).contains("No version in").contains("run a night");
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void aFolderThatIsNoWarehouseStaysAsItIs() throws IOException {
    Path warehouse = Files.createDirectory(folder.resolve("warehouse"));
    Files.writeString(warehouse.resolve("readme"), "mine");

    for (String command : List.of("status", "explain x", "tune", "lookup x", "train rephrase")) {
      assertThat(run(command)).as(command).isIn(1, 5);
    }
    assertThat(names(warehouse)).containsExactly("readme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          night --date tomorrow          | 'tomorrow' is no date (must read YYYY-MM-DD
          night --date 2026-02-30        | '2026-02-30' is no date
          announce latest                | 'latest' is no version (./emend versions lists them)
          night --set mine.min-customers | must read key=value
          config --conf NOWHERE          | no such file
          config --conf LOGS             | is a folder, not a file
          status --set logs.path=        | Invalid logs.path:
          """)
  void theCommandLineIsToldApartFromTheRest(String command, String sentence) {
    assertThat(run(command)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence).doesNotContain("java.", "Exception");
  }

  @Test
  void aStoreOfANewerReleaseIsLeftAlone() throws IOException {
    Path store = publish();
    Path announced = store.resolve("announced");
    Files.writeString(announced, Files.readString(announced).replace("store 1", "store 2"));
    List<String> before = contents(store);

    for (String command : List.of("lookup x", "versions", "announce V", "announce V --dry-run")) {
      int code = command.startsWith("announce") ? 4 : 1;
      assertThat(run(command.replace("V", version(store)))).as(command).isEqualTo(code);
      assertThat(err.toString())
          .contains("Cannot read announced in " + store)
          .contains("written in format 2 and this release reads formats up to 1");
      assertThat(contents(store)).isEqualTo(before);
    }
  }

  @Test
  void versionsOfAStoreWithoutAReadableAnnouncementSayWhatToDo() throws IOException {
    Path store = publish();
    Files.writeString(store.resolve("announced"), "rubbish");

    assertThat(run("versions")).isEqualTo(1);
    assertThat(out.toString()).contains(version(store));
    assertThat(err.toString()).contains("it is damaged").contains("announce one of the kept");
    assertThat(run("announce " + version(store))).isZero();
    assertThat(run("versions")).isZero();
  }

  private Path publish() {
    Path store = folder.resolve("warehouse/store");
    Rewrite rewrite =
        new Rewrite(
            Rewrite.idOf("en-US", Rewrite.Scope.GLOBAL, null, null, "play maj", "play imagine"),
            "en-US",
            Rewrite.Scope.GLOBAL,
            null,
            null,
            "play maj",
            "play imagine",
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
    new RewritePublisher(store, PublishOptions.DEFAULT)
        .publish(
            List.of(rewrite), LocalDate.parse("2026-03-02"), Instant.parse("2026-03-03T02:00:00Z"));
    return store;
  }

  private static String version(Path store) throws IOException {
    String manifest =
        names(store).stream().filter(name -> name.endsWith(".manifest")).findFirst().orElseThrow();
    return manifest.substring(0, manifest.indexOf('.'));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> contents = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        contents.add(file + HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
      return contents;
    }
  }

  private int run(String command) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] words =
        (command + " --warehouse " + folder.resolve("warehouse"))
            .replace("LOGS", logs.toString())
            .replace("TRUTH", truth.toString())
            .replace("NOWHERE", folder.resolve("nowhere").toString())
            .replace("OUT", folder.resolve("out").toString())
            .split(" ");
    Clock clock = Clock.fixed(Instant.parse("2026-03-05T02:00:00Z"), ZoneOffset.UTC);
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out), new PrintWriter(err), false, folder, clock, System::nanoTime);
    return Emend.commandLine(surroundings, StandardRooms.opener(clock)).execute(words);
  }
}
