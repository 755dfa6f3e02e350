package dev.emend.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.RandomRecords;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.TurnCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class HousekeepingTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");
  private static final Instant LONG_BEFORE = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration CENTURY = Duration.ofDays(36_500);

  /** Everything but the newest state goes. */
  private static final KeepOptions STRICT = new KeepOptions(1, HOUR, HOUR, 1, 1, null);

  @TempDir Path folder;
  private WarehouseOptions options;
  private final RandomRecords random = new RandomRecords(7);

  @BeforeEach
  void configure() {
    options = LocalSpark.warehouse(folder);
  }

  private static SortedMap<String, Freed> run(
      Warehouse warehouse, KeepOptions keep, Instant now, boolean dryRun) {
    SortedMap<String, Freed> freed = new TreeMap<>();
    new Housekeeping(warehouse, keep, now, dryRun)
        .run()
        .forEach(kind -> freed.put(kind.kind(), kind));
    return freed;
  }

  private static void overwrite(
      Warehouse warehouse, AuditBranch audit, LocalDate night, List<Turn> turns) {
    List<Row> rows = turns.stream().map(turn -> TurnCodec.row(night, night, turn)).toList();
    Dataset<Row> data = warehouse.spark().createDataFrame(rows, TurnCodec.SCHEMA);
    audit.overwrite(Table.TURNS, data, List.of(night));
  }

  private AuditBranch write(Warehouse warehouse, LocalDate night, List<Turn> turns) {
    AuditBranch audit = warehouse.begin(night, "logs");
    overwrite(warehouse, audit, night, turns);
    return audit;
  }

  private List<Turn> turns() {
    return Stream.generate(random::turn)
        .limit(3)
        .sorted(Comparator.comparing(Turn::turnId))
        .toList();
  }

  private static List<Turn> stored(Dataset<Row> rows) {
    TurnCodec codec = new TurnCodec(rows.schema());
    return rows.collectAsList().stream()
        .map(codec::turn)
        .sorted(Comparator.comparing(Turn::turnId))
        .toList();
  }

  private long dataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(options.folder().resolve("emend/turns/data"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  @Test
  void oldStatesExpireWithTheirFilesAndTheNewestReadsTheSame() throws IOException {
    List<Turn> last = turns();
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      AcceptedNight first = write(warehouse, FIRST, turns()).accept(List.of());
      write(warehouse, FIRST, turns()).accept(List.of());
      write(warehouse, FIRST, last).accept(List.of());
      long files = dataFiles();
      assertThat(run(warehouse, STRICT, LONG_BEFORE, false)).isEmpty();
      SortedMap<String, Freed> planned = run(warehouse, STRICT, LONG_AFTER, true);
      assertThat(dataFiles()).isEqualTo(files);
      SortedMap<String, Freed> freed = run(warehouse, STRICT, LONG_AFTER, false);
      assertThat(freed.get("snapshots").count())
          .isEqualTo(planned.get("snapshots").count())
          .isGreaterThan(2);
      assertThat(freed.get("snapshots").bytes()).isPositive();
      assertThat(dataFiles()).isLessThan(files).isPositive();
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(last);
      assertThatThrownBy(() -> warehouse.accepted(Table.TURNS, first))
          .isInstanceOf(WarehouseRefusal.class)
          .hasMessageContaining("after 2026-03-01 (state 1) is no longer kept");
      assertThat(warehouse.nights().all()).hasSize(3);
      assertThat(run(warehouse, STRICT, LONG_AFTER, false)).doesNotContainKey("snapshots");
    }
    aNightGoesOnFrom(last);
  }

  private void aNightGoesOnFrom(List<Turn> before) {
    List<Turn> second = turns();
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST.plusDays(1), second).accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS)))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(before.stream(), second.stream()).toList());
    }
  }

  @Test
  void keptStatesStayReadable() {
    List<Turn> turns = turns();
    KeepOptions two = new KeepOptions(2, HOUR, HOUR, 1, 1, null);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      AcceptedNight gone = write(warehouse, FIRST, turns()).accept(List.of());
      AcceptedNight kept = write(warehouse, FIRST, turns).accept(List.of());
      write(warehouse, FIRST, turns()).accept(List.of());
      run(warehouse, two, LONG_AFTER, false);
      assertThat(stored(warehouse.accepted(Table.TURNS, kept))).isEqualTo(turns);
      assertThatThrownBy(() -> warehouse.accepted(Table.TURNS, gone))
          .isInstanceOf(WarehouseRefusal.class);
    }
  }

  @Test
  void aNightThatIsOpenBetweenItsStepsGoesOn() {
    KeepOptions patient = new KeepOptions(1, HOUR, CENTURY, 1, 1, null);
    List<Turn> first = turns();
    List<Turn> second = turns();
    LocalDate night = FIRST.plusDays(1);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, turns()).accept(List.of());
      write(warehouse, FIRST, first).accept(List.of());
      AuditBranch audit = write(warehouse, night, turns());
      overwrite(warehouse, audit, night, turns());
      overwrite(warehouse, audit, night, second);
    }
    try (Warehouse warehouse = Warehouse.openForWriting(options, "maintain")) {
      assertThat(run(warehouse, patient, LONG_AFTER, false))
          .containsKey("snapshots")
          .doesNotContainKey("audit branches");
    }
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      warehouse.resume(night).accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS)))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(first.stream(), second.stream()).toList());
    }
  }

  @Test
  void anOpenNightThatNobodyGoesOnWithIsGivenUp() throws IOException {
    List<Turn> first = turns();
    LocalDate night = FIRST.plusDays(1);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, first).accept(List.of());
      long files = dataFiles();
      write(warehouse, night, turns());
      assertThat(dataFiles()).isGreaterThan(files);
      assertThat(run(warehouse, STRICT, LONG_AFTER, false).get("audit branches").count()).isOne();
      assertThat(dataFiles()).isEqualTo(files);
      assertThatThrownBy(() -> warehouse.resume(night))
          .isInstanceOf(WarehouseRefusal.class)
          .hasMessageContaining("is not open");
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(first);
    }
  }

  @Test
  void whatAFailedNightLeftAndWhatNobodyNamesIsDeletedOnceItIsOld() throws IOException {
    List<Turn> first = turns();
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, first).accept(List.of());
      long files = dataFiles();
      write(warehouse, FIRST.plusDays(1), turns()).abandon();
      Path lost = options.folder().resolve("emend/turns/data/lost.parquet");
      Files.writeString(lost, "half a task");
      assertThat(run(warehouse, STRICT, LONG_BEFORE, false)).isEmpty();
      assertThat(lost).exists();
      SortedMap<String, Freed> freed = run(warehouse, STRICT, LONG_AFTER, false);
      assertThat(freed.get("files that nothing names").files()).isOne();
      assertThat(freed.get("files that nothing names").bytes()).isEqualTo(11);
      assertThat(dataFiles()).isEqualTo(files);
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(first);
    }
  }

  @Test
  void oldQuarantineChecksReportsAndModelsGo() throws IOException {
    Reports reports = new Reports(options);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      for (int day = 0; day < 3; day++) {
        LocalDate night = FIRST.plusDays(day);
        AuditBranch audit = write(warehouse, night, turns());
        audit.record("ingest", List.of(CheckResult.count(night, "ingest", "read", 3)));
        reports.write(night, "night.html", "a page");
        Reports.rephraseModels(options).write(night, "card.json", "{}");
        audit.accept(List.of());
      }
      KeepOptions two = new KeepOptions(1, HOUR, HOUR, 2, 2, null);
      SortedMap<String, Freed> planned = run(warehouse, two, LONG_BEFORE, true);
      assertThat(reports.nights()).hasSize(3);
      SortedMap<String, Freed> freed = run(warehouse, two, LONG_BEFORE, false);
      assertThat(freed).isEqualTo(planned);
      assertThat(freed.get("rows of checks").count()).isOne();
      assertThat(freed.get("reports")).isEqualTo(new Freed("reports", 1, 1, 6));
      assertThat(freed.get("models").count()).isOne();
      assertThat(reports.nights()).containsExactly(FIRST.plusDays(1), FIRST.plusDays(2));
      assertThat(warehouse.checks().of(FIRST)).isEmpty();
      assertThat(warehouse.checks().of(FIRST.plusDays(1))).hasSize(1);
    }
  }

  @Test
  void nightsAreKeptUnlessTheyAreGivenUpByName() {
    List<Turn> second = turns();
    LocalDate later = FIRST.plusDays(10);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, turns()).accept(List.of());
      write(warehouse, later, second).accept(List.of());
      assertThat(run(warehouse, STRICT, LONG_BEFORE, false)).doesNotContainKey("nights");
      KeepOptions few = new KeepOptions(1, HOUR, HOUR, 1, 1, 10);
      assertThat(run(warehouse, few, LONG_BEFORE, false).get("nights").count()).isOne();
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(second);
      assertThat(warehouse.nights().newest().map(AcceptedNight::night))
          .isEqualTo(Optional.of(later));
      assertThat(run(warehouse, few, LONG_BEFORE, false)).doesNotContainKey("nights");
    }
  }

  @Test
  void anEmptyWarehouseHasNothingToGiveUp() {
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      assertThat(run(warehouse, STRICT, LONG_BEFORE, false)).isEmpty();
      run(warehouse, STRICT, LONG_AFTER, false);
    }
    aNightGoesOnFrom(List.of());
  }
}
