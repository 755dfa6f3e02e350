package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.check.CheckOptions;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.jobs.tables.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class CheckStepTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  @TempDir Path folder;
  private Warehouse warehouse;
  private NightRun run;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(folder.resolve("2026-03-01.jsonl"), Breaches.GOOD + "\nbroken\n");
    warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test");
    run = NightRun.begin(warehouse, NIGHT, folder.toString());
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void aNightThatPassesIsAcceptedWithItsCountsAndMetrics() {
    ingest(CheckOptions.DEFAULT);
    StepOutcome outcome = new CheckStep(List.of()).run(run);
    assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
    assertThat(outcome.notes()).containsExactly("Accepted 2026-03-01 as state 1.");
    AcceptedNight night = warehouse.nights().newest().orElseThrow();
    assertThat(night.counts())
        .containsEntry("ingest.read", 2L)
        .containsEntry("ingest.accepted", 1L)
        .containsEntry("ingest.quarantined", 1L);
    assertThat(night.metrics()).contains("Size");
    assertThat(night.snapshots()).containsKeys("turns", "judgements", "rewrites");
  }

  @Test
  void aGuardThatFailsRefusesTheNight() {
    ingest(CheckOptions.DEFAULT);
    CheckResult failed =
        new CheckResult(
            NIGHT, "check", "judged", null, 0.0, CheckResult.Status.FAILED, "No turn is judged.");
    assertRefused(new CheckStep(List.of(r -> List.of(failed))).run(run), "No turn is judged.");
  }

  @Test
  void aCheckThatFailedInAnEarlierStepRefusesTheNight() {
    ingest(new CheckOptions(0.1, 0, 0.2, 5, 7, 5));
    assertRefused(new CheckStep(List.of()).run(run), "1 of 2 records of 2026-03-01 broke");
  }

  @Test
  void aNightWithoutIngestIsRefused() {
    assertRefused(new CheckStep(List.of()).run(run), "Run its ingest first");
  }

  private void ingest(CheckOptions options) {
    new IngestStep(LogOptions.DEFAULT, options).run(run);
  }

  private void assertRefused(StepOutcome outcome, String part) {
    assertThat(outcome).isInstanceOf(StepOutcome.Refused.class);
    assertThat(((StepOutcome.Refused) outcome).sentence()).contains(part);
    assertThat(((StepOutcome.Refused) outcome).code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(warehouse.nights().all()).isEmpty();
  }
}
