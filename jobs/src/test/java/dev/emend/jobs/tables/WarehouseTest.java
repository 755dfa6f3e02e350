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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class WarehouseTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;
  private WarehouseOptions options;
  private final RandomRecords random = new RandomRecords(7);

  @BeforeEach
  void configure() {
    options = LocalSpark.warehouse(folder);
  }

  @Test
  void aNightIsInvisibleUntilItIsAccepted() {
    List<Turn> turns = turns(3);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      AuditBranch audit = write(warehouse, FIRST, turns);
      assertThat(stored(audit.read(Table.TURNS))).isEqualTo(turns);
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEmpty();
      assertThat(warehouse.nights().all()).isEmpty();
      AcceptedNight accepted = audit.accept(List.of("fine"));
      assertThat(accepted.sequence()).isEqualTo(1);
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(turns);
    }
  }

  @Test
  void acceptedNightsAreReadWithoutSpark() {
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      AuditBranch audit = write(warehouse, FIRST, turns(2));
      audit.addChanged(List.of(SECOND));
      audit.record(
          "ingest",
          List.of(
              CheckResult.count(FIRST, "ingest", "read", 2),
              CheckResult.metrics(FIRST, "ingest", "{}")));
      AcceptedNight accepted = audit.accept(List.of("a note"));
      assertThat(accepted.counts()).isEqualTo(Map.of("ingest.read", 2L));
      assertThat(accepted.metrics()).isEqualTo("{}");
      assertThat(accepted.changed()).containsExactly(SECOND);
      assertThat(accepted.logs()).isEqualTo("logs");
      try (NightsTable nights = NightsTable.open(options)) {
        assertThat(nights.all()).containsExactly(accepted);
        assertThat(nights.byNight()).containsEntry(FIRST, accepted);
      }
    }
  }

  @Test
  void runningANightAgainReplacesItsRowsAndNoOthers() {
    List<Turn> first = turns(3);
    List<Turn> second = turns(2);
    List<Turn> again = turns(1);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, first).accept(List.of());
      write(warehouse, SECOND, second).accept(List.of());
      AuditBranch audit = write(warehouse, FIRST, again);
      assertThat(audit.nights()).containsExactly(FIRST, SECOND);
      AcceptedNight last = audit.accept(List.of());
      assertThat(last.sequence()).isEqualTo(3);
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(both(second, again));
      AcceptedNight before = warehouse.nights().all().get(1);
      assertThat(stored(warehouse.accepted(Table.TURNS, before))).isEqualTo(both(first, second));
    }
  }

  @Test
  void aNightWithoutRowsIsEmptyAfterwards() {
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, turns(3)).accept(List.of());
      write(warehouse, FIRST, List.of()).accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEmpty();
      write(warehouse, FIRST, turns(3)).accept(List.of());
      AuditBranch audit = warehouse.begin(FIRST, "logs");
      audit.clear(Table.TURNS, List.of(FIRST));
      audit.accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEmpty();
    }
  }

  @Test
  void anAbandonedNightLeavesItsRecordsAndNothingElse() {
    List<Turn> first = turns(3);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      AcceptedNight accepted = write(warehouse, FIRST, first).accept(List.of());
      AuditBranch audit = write(warehouse, SECOND, turns(2));
      CheckResult failed =
          new CheckResult(
              SECOND, "ingest", "volume", null, 2.0, CheckResult.Status.FAILED, "Too few");
      audit.record("ingest", List.of(failed));
      audit.abandon();
      assertThat(warehouse.nights().all()).containsExactly(accepted);
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(first);
      assertThat(warehouse.checks().of(SECOND)).containsExactly(failed);
      assertThatThrownBy(() -> warehouse.resume(SECOND))
          .isInstanceOf(WarehouseRefusal.class)
          .hasMessageContaining("2026-03-02 is not open");
    }
  }

  @Test
  void aNightGoesOnInAnotherProcess() {
    List<Turn> turns = turns(3);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "ingest")) {
      write(warehouse, FIRST, turns).addChanged(List.of(SECOND));
    }
    try (Warehouse warehouse = Warehouse.openForWriting(options, "check")) {
      AuditBranch audit = warehouse.resume(FIRST);
      assertThat(audit.affected()).containsExactly(FIRST, SECOND);
      assertThat(audit.logs()).isEqualTo("logs");
      assertThat(stored(audit.read(Table.TURNS))).isEqualTo(turns);
      audit.accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(turns);
    }
  }

  @Test
  void aNightKilledWhileItsHeadsMoveIsTakenBack() {
    List<Turn> first = turns(3);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, first).accept(List.of());
      write(warehouse, SECOND, turns(2));
    }
    try (WarehouseCatalog catalog = WarehouseCatalog.write(options)) {
      new Snapshots(catalog).fastForward();
    }
    try (Warehouse reader = Warehouse.openForReading(options)) {
      assertThat(stored(reader.accepted(Table.TURNS))).isEqualTo(first);
    }
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      assertThat(stored(warehouse.spark().table(Warehouse.name(Table.TURNS)))).isEqualTo(first);
      List<Turn> second = turns(4);
      write(warehouse, SECOND, second).accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(both(first, second));
    }
  }

  @Test
  void aNightKilledBehindItsRowStays() {
    List<Turn> first = turns(3);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      write(warehouse, FIRST, first);
    }
    try (WarehouseCatalog catalog = WarehouseCatalog.write(options)) {
      Snapshots snapshots = new Snapshots(catalog);
      snapshots.fastForward();
      new NightsTable(catalog)
          .append(
              new AcceptedNight(
                  1,
                  FIRST,
                  "logs",
                  new java.util.TreeMap<>(),
                  new java.util.TreeSet<>(),
                  snapshots.heads(),
                  null,
                  List.of()));
    }
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(first);
      assertThatThrownBy(() -> warehouse.resume(FIRST)).isInstanceOf(WarehouseRefusal.class);
      List<Turn> second = turns(4);
      write(warehouse, SECOND, second).accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(both(first, second));
    }
  }

  @Test
  void aNightThatAnotherWriterOvertookIsRefused() {
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      AuditBranch slow = write(warehouse, FIRST, turns(1));
      try (WarehouseCatalog other = WarehouseCatalog.write(options)) {
        new NightsTable(other)
            .append(
                new AcceptedNight(
                    1,
                    SECOND,
                    "logs",
                    new java.util.TreeMap<>(),
                    new java.util.TreeSet<>(),
                    new Snapshots(other).heads(),
                    null,
                    List.of()));
      }
      assertThatThrownBy(() -> slow.accept(List.of()))
          .isInstanceOf(WarehouseRefusal.class)
          .hasMessageContaining("acceptance 1 since");
    }
  }

  @Test
  void aSecondWriterIsRefusedWithTheNameOfTheFirst() {
    try (Warehouse warehouse = Warehouse.openForWriting(options, "night --date 2026-03-01")) {
      assertThat(warehouse.options()).isEqualTo(options);
      assertThatThrownBy(() -> Warehouse.openForWriting(options, "another"))
          .isInstanceOf(WarehouseRefusal.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("night --date 2026-03-01");
    }
    Warehouse.openForWriting(options, "free again").close();
  }

  @Test
  void nothingToReadIsASentence() {
    assertThatThrownBy(() -> Warehouse.openForReading(options))
        .isInstanceOf(WarehouseRefusal.class)
        .hasMessageContaining("no warehouse at file:///")
        .extracting(e -> ((WarehouseRefusal) e).reason())
        .isEqualTo(WarehouseRefusal.Reason.MISSING);
    assertThat(folder.resolve("warehouse")).doesNotExist();
  }

  @Test
  void whatGoesOnWithAWarehouseDoesNotMakeOne() {
    WarehouseOptions nowhere = LocalSpark.warehouse(folder.resolve("nowhere"));
    assertThatThrownBy(() -> Warehouse.openToGoOn(nowhere, "judge"))
        .isInstanceOf(WarehouseRefusal.class)
        .hasMessageContaining("There is no warehouse at " + nowhere.location())
        .hasMessageContaining("Run a night first");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aFileAndADamagedCatalogAreNamed() throws IOException {
    WarehouseOptions taken = LocalSpark.warehouse(folder.resolve("taken"));
    Path file = taken.folder();
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    assertThatThrownBy(() -> Warehouse.openForWriting(taken, "night"))
        .isInstanceOf(WarehouseRefusal.class)
        .hasMessageContaining("The warehouse " + file + " is a file");
    WarehouseOptions damaged = LocalSpark.warehouse(folder.resolve("damaged"));
    Files.createDirectories(damaged.folder());
    Files.writeString(damaged.folder().resolve("catalog.mv.db"), "rubbish".repeat(1000));
    assertThatThrownBy(() -> Warehouse.openForReading(damaged))
        .isInstanceOf(WarehouseRefusal.class)
        .hasMessageContaining("Cannot open the catalog of the warehouse " + damaged.location())
        .hasMessageContaining("Reading from file");
  }

  @Test
  void aWarehouseElsewhereNeedsACatalog() {
    WarehouseOptions remote =
        new WarehouseOptions("s3a://bucket/emend/", Map.of(), Map.of(), LocalSpark.OPTIONS);
    assertThat(remote.resolve("store")).isEqualTo("s3a://bucket/emend/store");
    assertThatThrownBy(() -> Warehouse.openForWriting(remote, "test"))
        .isInstanceOf(WarehouseRefusal.class)
        .hasMessageContaining("s3a://bucket/emend needs an Iceberg catalog");
  }

  @Test
  void anyIcebergCatalogWillDo() {
    WarehouseOptions hadoop =
        new WarehouseOptions(
            folder.resolve("elsewhere").toString(),
            Map.of("type", "hadoop"),
            Map.of(),
            LocalSpark.OPTIONS);
    List<Turn> turns = turns(2);
    try (Warehouse warehouse = Warehouse.openForWriting(hadoop, "test")) {
      write(warehouse, FIRST, turns).accept(List.of());
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(turns);
    }
  }

  /** The way back from an upgrade: what only the newer release knows is empty in our rows. */
  @Test
  void columnsOfANewerReleaseAreLeftEmpty() {
    List<Turn> turns = turns(2);
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      for (Table table : Table.values()) {
        warehouse
            .catalog()
            .load(table)
            .updateSchema()
            .addColumn("newer", Types.ListType.ofOptional(100, Types.DateType.get()))
            .commit();
      }
      AuditBranch audit = write(warehouse, FIRST, turns);
      audit.record("ingest", List.of(CheckResult.count(FIRST, "ingest", "read", 2)));
      assertThat(audit.accept(List.of()).counts()).isEqualTo(Map.of("ingest.read", 2L));
      assertThat(stored(warehouse.accepted(Table.TURNS))).isEqualTo(turns);
    }
    try (Warehouse warehouse = Warehouse.openForWriting(options, "test")) {
      Dataset<Row> all = warehouse.spark().read().table(Warehouse.name(Table.TURNS));
      assertThat(all.select("newer").distinct().collectAsList())
          .containsExactly(RowFactory.create((Object) null));
    }
  }

  private AuditBranch write(Warehouse warehouse, LocalDate night, List<Turn> turns) {
    AuditBranch audit = warehouse.begin(night, "logs");
    List<Row> rows = turns.stream().map(turn -> TurnCodec.row(night, night, turn)).toList();
    Dataset<Row> data = warehouse.spark().createDataFrame(rows, TurnCodec.SCHEMA);
    audit.overwrite(Table.TURNS, data, List.of(night));
    return audit;
  }

  private List<Turn> turns(int count) {
    return sorted(Stream.generate(random::turn).limit(count));
  }

  private static List<Turn> both(List<Turn> some, List<Turn> others) {
    return sorted(Stream.concat(some.stream(), others.stream()));
  }

  private static List<Turn> stored(Dataset<Row> rows) {
    return sorted(rows.collectAsList().stream().map(new TurnCodec(rows.schema())::turn));
  }

  private static List<Turn> sorted(Stream<Turn> turns) {
    return turns.sorted(Comparator.comparing(Turn::turnId)).toList();
  }
}
