package dev.emend.jobs.steps;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.JobCounter;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.check.CheckOptions;
import dev.emend.jobs.rows.QuarantineCodec;
import dev.emend.jobs.rows.Quarantined;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class IngestStepTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
  private static final LocalDate THIRD = LocalDate.of(2026, 3, 3);
  private static final CheckOptions LENIENT = new CheckOptions(1, 20, 0.2, 5, 7, 5);

  @TempDir Path folder;
  private Path logs;
  private Warehouse warehouse;

  @BeforeEach
  void open() throws IOException {
    logs = Files.createDirectory(folder.resolve("logs"));
    warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test");
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void jsonLinesGzipFoldersAndParquetAreReadAlike(SparkSession spark) throws IOException {
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 4));
    gzip(logs.resolve("2026-03-01.jsonl.gz"), lines(FIRST, 4, 8));
    Path day = Files.createDirectories(logs.resolve("date=2026-03-01"));
    write(day.resolve("part-0.jsonl"), lines(FIRST, 8, 12));
    write(day.resolve("_SUCCESS"), List.of("not a log"));
    write(day.resolve(".part-0.jsonl.crc"), List.of("not a log"));
    write(day.resolve("notes.txt"), List.of("not a log"));
    Path parquet = Files.createDirectories(logs.resolve("2026-03-01"));
    parquet(spark, lines(FIRST, 12, 16), parquet.resolve("part-0.parquet"));

    StepOutcome outcome = ingest(FIRST);
    assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
    assertThat(outcome.counts()).containsEntry("read", 16L).containsEntry("accepted", 16L);
    assertThat(outcome.notes())
        .containsExactly("Passed over in date=2026-03-01/ (no log format): notes.txt.");

    String mixed = digest();
    write(logs.resolve("2026-03-02.jsonl"), lines(FIRST, 0, 16));
    try (Warehouse other =
        Warehouse.openForWriting(LocalSpark.warehouse(folder.resolve("b")), "b")) {
      Files.move(logs.resolve("2026-03-02.jsonl"), folder.resolve("b/2026-03-01.jsonl"));
      ingest(other, FIRST, folder.resolve("b"), CheckOptions.DEFAULT);
      assertThat(digest(other)).isEqualTo(mixed);
    }
  }

  @Test
  void aNightWithoutBreachesCostsFourJobs(SparkSession spark) throws Exception {
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 50));
    NightRun run = NightRun.begin(warehouse, FIRST, logs.toString());
    IngestStep step = new IngestStep(LogOptions.DEFAULT, CheckOptions.DEFAULT);
    int jobs =
        new JobCounter(spark)
            .during(() -> assertThat(step.run(run)).isInstanceOf(StepOutcome.Done.class));
    assertThat(jobs).isEqualTo(4); // one writes, three are Deequ's
  }

  @Test
  void copiesOfATurnAreCountedAndTheFirstIsKept() throws IOException {
    List<String> lines = new ArrayList<>(lines(FIRST, 0, 10));
    lines.add(turn("t3", FIRST, "the same id in other words"));
    lines.addAll(lines(FIRST, 0, 2));
    write(logs.resolve("2026-03-01.jsonl"), lines);
    StepOutcome outcome = ingest(FIRST);
    assertThat(outcome.counts()).isEqualTo(counts(13, 10, 3, 0, 0));
    assertThat(utterances()).contains("say 3").doesNotContain("the same id in other words");
  }

  @Test
  void everyBreachIsSetAsideWithItsPlaceReasonAndText() throws IOException {
    Map<String, String> breaches = Breaches.all();
    assertThat(breaches).hasSizeGreaterThanOrEqualTo(30);
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    List<String> expected = new ArrayList<>();
    int line = 0;
    for (Map.Entry<String, String> breach : breaches.entrySet()) {
      log.writeBytes((turn("good" + line, FIRST, "good") + "\n").getBytes(UTF_8));
      log.writeBytes(Breaches.bytes(breach.getKey()));
      log.write('\n');
      line += 2;
      expected.add(line + ": " + breach.getValue());
    }
    Files.write(logs.resolve("2026-03-01.jsonl"), log.toByteArray());
    StepOutcome outcome = ingest(warehouse, FIRST, logs, LENIENT);
    int size = breaches.size();
    assertThat(outcome.counts()).isEqualTo(counts(2L * size, size, 0, size, 0));

    List<Quarantined> quarantined = quarantined();
    assertThat(quarantined)
        .extracting(q -> q.position() + ": " + q.reason())
        .containsExactlyElementsOf(expected);
    assertThat(quarantined)
        .allSatisfy(
            q -> {
              assertThat(q.file()).isEqualTo("2026-03-01.jsonl");
              assertThat(q.unit()).isEqualTo(Quarantined.PositionUnit.LINE);
              assertThat(q.raw()).isNotEmpty();
            });
  }

  @Test
  void largeFilesAreReadInPartsWithBytePositions() throws IOException {
    List<String> lines = new ArrayList<>();
    String padding = "x".repeat(1000);
    for (int i = 0; i < 2500; i++) {
      lines.add(i % 500 == 499 ? "{\"broken\": " + i : turn("t" + i, FIRST, "say " + i + padding));
    }
    write(logs.resolve("2026-03-01.jsonl"), lines);
    NightRun run = NightRun.begin(warehouse, FIRST, logs.toString());
    StepOutcome outcome = new IngestStep(new LogOptions(1 << 20, 1 << 20, 100), LENIENT).run(run);
    assertThat(outcome.counts()).isEqualTo(counts(2500, 2495, 0, 5, 0));
    byte[] file = Files.readAllBytes(logs.resolve("2026-03-01.jsonl"));
    assertThat(quarantined())
        .hasSize(5)
        .allSatisfy(
            q -> {
              assertThat(q.unit()).isEqualTo(Quarantined.PositionUnit.BYTE);
              assertThat(new String(file, (int) q.position(), q.raw().length(), UTF_8))
                  .isEqualTo(q.raw());
            });
  }

  @Test
  void strayTurnsStayAndAreCounted() throws IOException {
    List<String> lines = new ArrayList<>(lines(FIRST, 0, 3));
    lines.add(turn("late", SECOND, "past midnight"));
    write(logs.resolve("2026-03-01.jsonl"), lines);
    assertThat(ingest(FIRST).counts()).isEqualTo(counts(4, 4, 0, 0, 1));
  }

  @Test
  void theEarliestNightKeepsATurnInEveryOrder() throws IOException {
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 10));
    write(logs.resolve("2026-03-02.jsonl"), lines(SECOND, 5, 15));
    write(logs.resolve("2026-03-03.jsonl"), lines(THIRD, 8, 20));
    String inOrder = nights(folder.resolve("a"), FIRST, SECOND, THIRD);
    assertThat(nights(folder.resolve("b"), THIRD, SECOND, FIRST)).isEqualTo(inOrder);
    assertThat(nights(folder.resolve("d"), THIRD, FIRST, SECOND, FIRST)).isEqualTo(inOrder);
  }

  @Test
  void anOlderNightRunLateNamesTheNightsItChanges() throws IOException {
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 10));
    write(logs.resolve("2026-03-02.jsonl"), lines(SECOND, 5, 15));
    write(logs.resolve("2026-03-03.jsonl"), lines(THIRD, 20, 30));
    accept(warehouse, SECOND, logs);
    accept(warehouse, THIRD, logs);
    NightRun run = NightRun.begin(warehouse, FIRST, logs.toString());
    StepOutcome outcome = new IngestStep(LogOptions.DEFAULT, CheckOptions.DEFAULT).run(run);
    assertThat(outcome.counts()).isEqualTo(counts(10, 10, 0, 0, 0));
    assertThat(run.audit().changed()).containsExactly(SECOND);
    assertThat(run.audit().affected()).containsExactly(FIRST, SECOND);
    assertThat(run.audit().accept(outcome.notes()).changed()).containsExactly(SECOND);
  }

  @Test
  void aNightRunAgainWithFewerTurnsGivesThemBackToTheNextThatHasThem() throws IOException {
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 10));
    write(logs.resolve("2026-03-02.jsonl"), lines(SECOND, 5, 15));
    accept(warehouse, FIRST, logs);
    accept(warehouse, SECOND, logs);
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 7));
    accept(warehouse, FIRST, logs);
    String again = digest();
    assertThat(nights(folder.resolve("fresh"), FIRST, SECOND)).isEqualTo(again);
    assertThat(warehouse.accepted(Table.TURNS).count()).isEqualTo(15);
  }

  @Test
  void aDateWithoutLogsIsRefusedWithWhatIsThere() throws IOException {
    write(logs.resolve("2026-03-02.jsonl"), lines(SECOND, 0, 3));
    assertRefused(
        ingest(FIRST), ExitCode.NO_INPUT, "No logs for 2026-03-01", "1 other dates, 2026-03-02");
    StepOutcome noFolder = ingest(warehouse, FIRST, folder.resolve("nowhere"), LENIENT);
    assertRefused(noFolder, ExitCode.NO_INPUT, "There is no logs folder", "nowhere");
    StepOutcome aFile = ingest(warehouse, FIRST, logs.resolve("2026-03-02.jsonl"), LENIENT);
    assertRefused(aFile, ExitCode.USAGE, "is a file");
  }

  @Test
  void aPathOfNoFileSystemIsAMatterOfTheCommandLine() {
    for (String path : List.of("foo://x/y", "s3a://x", "a:b")) {
      NightRun run = NightRun.begin(warehouse, FIRST, path);
      StepOutcome outcome = new IngestStep(LogOptions.DEFAULT, LENIENT).run(run);
      run.audit().abandon();
      assertRefused(outcome, ExitCode.USAGE, "'" + path + "' cannot be a logs folder");
    }
  }

  @Test
  void aFolderInPlaceOfAFileAndAnEmptyFolderAreNamed() throws IOException {
    Files.createDirectories(logs.resolve("2026-03-01.parquet"));
    Files.createDirectories(logs.resolve("date=2026-03-01"));
    assertRefused(
        ingest(FIRST),
        ExitCode.NO_INPUT,
        "2026-03-01.parquet is a folder: name it 2026-03-01/.",
        "The folder date=2026-03-01/ holds no log.");
  }

  @Test
  void recordsOfAnotherKindAreRefusedWithABreachOfTheirs() throws IOException {
    write(logs.resolve("2026-03-01.jsonl"), List.of("{\"name\":\"bob\"}", "{\"name\":\"al\"}"));
    assertRefused(
        ingest(FIRST),
        ExitCode.CHECK_FAILED,
        "None of the 2 records of 2026-03-01 is a new turn",
        "One of the breaches: ");
    write(logs.resolve("2026-03-02.jsonl"), List.of("turn_id,customer_id", "t1,c1"));
    assertRefused(ingest(SECOND), ExitCode.CHECK_FAILED, "is a new turn", "breaches: ");
  }

  @Test
  void aParquetFileWithDamagedPagesIsNamed(SparkSession spark) throws IOException {
    Path file = logs.resolve("2026-03-01.parquet");
    parquet(spark, lines(FIRST, 0, 3000), file);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0x55);
    Files.write(file, bytes);
    String before = digest();
    assertRefused(
        ingest(FIRST), ExitCode.NO_INPUT, "Cannot read ", "2026-03-01.parquet", "deliver it again");
    assertThat(digest()).isEqualTo(before);
  }

  @Test
  void anEmptyFileIsNoInput() throws IOException {
    Files.createFile(logs.resolve("2026-03-01.jsonl.gz"));
    assertRefused(ingest(FIRST), ExitCode.NO_INPUT, "The file 2026-03-01.jsonl.gz is empty");
    write(logs.resolve("2026-03-02.jsonl"), List.of("", " "));
    assertRefused(ingest(SECOND), ExitCode.NO_INPUT, "hold no record");
  }

  @Test
  void aGzipFileCutOffIsNamedWithThePlace() throws IOException {
    Path whole = folder.resolve("whole.gz");
    gzip(whole, IntStream.range(0, 5000).mapToObj(i -> turn("t" + i, FIRST, "say " + i)).toList());
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(logs.resolve("2026-03-01.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    StepOutcome outcome = ingest(FIRST);
    assertRefused(
        outcome,
        ExitCode.NO_INPUT,
        "Cannot read file:" + logs + "/2026-03-01.jsonl.gz beyond line ",
        "cut off or damaged");
    assertThat(outcome.counts().get("read")).isBetween(1000L, 4000L);
    assertThat(outcome.counts().get("quarantined")).isZero();
  }

  @Test
  void aParquetFileCutOffIsNamed(SparkSession spark) throws IOException {
    Path whole = folder.resolve("whole.parquet");
    parquet(spark, lines(FIRST, 0, 100), whole);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(logs.resolve("2026-03-01.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    assertRefused(
        ingest(FIRST), ExitCode.NO_INPUT, "Cannot read 2026-03-01.parquet", "not a Parquet file");
  }

  @Test
  void aParquetFileWithOtherColumnsIsNamedWithThem(SparkSession spark) throws IOException {
    Path file = logs.resolve("2026-03-01.parquet");
    write(
        folder.resolve("raw.jsonl"),
        List.of("{\"turn_id\": 1, \"customer_id\": \"c\", \"utterance\": \"u\"}"));
    Dataset<Row> rows = spark.read().json(folder.resolve("raw.jsonl").toString());
    one(rows, file);
    assertRefused(
        ingest(FIRST),
        ExitCode.CHECK_FAILED,
        "turn_id is bigint (must be string)",
        "locale is missing",
        "at is missing",
        "response_status is missing");
  }

  @Test
  void aFailedCheckLeavesTheAcceptedStateAsItWas() throws IOException {
    write(logs.resolve("2026-03-01.jsonl"), lines(FIRST, 0, 10));
    accept(warehouse, FIRST, logs);
    String before = digest();
    List<String> broken = new ArrayList<>(lines(SECOND, 20, 60));
    broken.addAll(IntStream.range(0, 40).mapToObj(i -> "broken " + i).toList());
    write(logs.resolve("2026-03-02.jsonl"), broken);
    NightRun run = NightRun.begin(warehouse, SECOND, logs.toString());
    StepOutcome outcome = new IngestStep(LogOptions.DEFAULT, CheckOptions.DEFAULT).run(run);
    assertRefused(
        outcome,
        ExitCode.CHECK_FAILED,
        "40 of 80 records of 2026-03-02 broke the contract (50 %; at most 5 %");
    run.audit().abandon();
    assertThat(digest()).isEqualTo(before);
    assertThat(warehouse.nights().byNight().keySet()).containsExactly(FIRST);
    assertThat(quarantined()).hasSize(40);
    assertThat(warehouse.checks().of(SECOND)).anyMatch(c -> c.name().equals("quarantine"));
  }

  private String nights(Path home, LocalDate... nights) throws IOException {
    Files.createDirectories(home);
    try (Warehouse other = Warehouse.openForWriting(LocalSpark.warehouse(home), "test")) {
      for (LocalDate night : nights) {
        accept(other, night, logs);
      }
      return digest(other);
    }
  }

  private static void accept(Warehouse warehouse, LocalDate night, Path logs) {
    NightRun run = NightRun.begin(warehouse, night, logs.toString());
    StepOutcome outcome = new IngestStep(LogOptions.DEFAULT, LENIENT).run(run);
    assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
    run.audit().accept(outcome.notes());
  }

  private StepOutcome ingest(LocalDate night) {
    return ingest(warehouse, night, logs, CheckOptions.DEFAULT);
  }

  private static StepOutcome ingest(
      Warehouse warehouse, LocalDate night, Path logs, CheckOptions options) {
    NightRun run = NightRun.begin(warehouse, night, logs.toString());
    StepOutcome outcome = new IngestStep(LogOptions.DEFAULT, options).run(run);
    if (outcome instanceof StepOutcome.Done) {
      run.audit().accept(outcome.notes());
    } else {
      run.audit().abandon();
    }
    return outcome;
  }

  private static void assertRefused(StepOutcome outcome, ExitCode code, String... parts) {
    assertThat(outcome).isInstanceOf(StepOutcome.Refused.class);
    StepOutcome.Refused refused = (StepOutcome.Refused) outcome;
    assertThat(refused.sentence()).contains(parts);
    assertThat(refused.code()).isEqualTo(code);
  }

  private String digest() {
    return digest(warehouse);
  }

  private static String digest(Warehouse warehouse) {
    Dataset<Row> turns =
        warehouse.accepted(Table.TURNS).orderBy(TurnColumn.NIGHT.col(), TurnColumn.TURN_ID.col());
    TurnCodec codec = new TurnCodec(turns.schema());
    return String.join(
        "\n",
        turns.collectAsList().stream()
            .map(row -> codec.night(row) + " " + codec.turn(row))
            .toList());
  }

  private List<String> utterances() {
    Dataset<Row> turns = warehouse.accepted(Table.TURNS);
    TurnCodec codec = new TurnCodec(turns.schema());
    return turns.collectAsList().stream().map(row -> codec.turn(row).utterance()).toList();
  }

  private List<Quarantined> quarantined() {
    Dataset<Row> rows = warehouse.accepted(Table.QUARANTINE);
    QuarantineCodec codec = new QuarantineCodec(rows.schema());
    return rows.collectAsList().stream()
        .map(codec::quarantined)
        .sorted(java.util.Comparator.comparingLong(Quarantined::position))
        .toList();
  }

  private static Map<String, Long> counts(
      long read, long accepted, long duplicates, long quarantined, long stray) {
    return Map.of(
        "read", read,
        "accepted", accepted,
        "duplicates", duplicates,
        "quarantined", quarantined,
        "stray", stray);
  }

  private static List<String> lines(LocalDate night, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> turn("t" + i, night, "say " + i)).toList();
  }

  private static String turn(String id, LocalDate night, String utterance) {
    return Breaches.GOOD
        .replace("\"t1\"", "\"" + id + "\"")
        .replace("2026-03-01T", night + "T")
        .replace("play maj", utterance);
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static void gzip(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }
  }

  private void parquet(SparkSession spark, List<String> lines, Path file) throws IOException {
    write(folder.resolve("rows.jsonl"), lines);
    one(
        spark
            .read()
            .schema(TurnCodec.SCHEMA)
            .json(folder.resolve("rows.jsonl").toString())
            .drop("night", "first_night"),
        file);
  }

  private void one(Dataset<Row> rows, Path file) throws IOException {
    Path out = folder.resolve("out-" + file.getFileName());
    rows.coalesce(1).write().mode("overwrite").parquet(out.toString());
    try (var files = Files.list(out)) {
      Path part = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, file);
    }
  }
}
