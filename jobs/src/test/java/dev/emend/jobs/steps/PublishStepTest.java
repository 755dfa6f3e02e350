package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.jobs.JobCounter;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.store.RewriteStore;
import dev.emend.store.publish.Guards;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class PublishStepTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
  private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");

  @TempDir Path folder;
  private Warehouse warehouse;
  private NightRun run;

  @BeforeEach
  void begin() {
    warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test");
    run = NightRun.begin(warehouse, NIGHT, folder.toString());
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void nothingIsPublishedBeforeTheFirstAcceptedNight() {
    accept(rewrites(3), false);
    StepOutcome outcome = publish();
    assertThat(outcome).isInstanceOf(StepOutcome.Refused.class);
    assertThat(((StepOutcome.Refused) outcome).code()).isEqualTo(ExitCode.PUBLISH_REFUSED);
    assertThat(((StepOutcome.Refused) outcome).sentence())
        .startsWith("Nothing to publish: the warehouse file:")
        .endsWith("has no accepted night. Run a night first.");
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void theAcceptedRewritesAreServedByOneJob(SparkSession spark) throws TimeoutException {
    accept(rewrites(3), true);
    StepOutcome[] outcome = new StepOutcome[1];
    assertThat(new JobCounter(spark).during(() -> outcome[0] = publish())).isEqualTo(1);
    assertThat(outcome[0].counts()).containsEntry("rewrites", 3L).containsEntry("not served", 1L);
    assertThat(outcome[0].notes())
        .contains("Announced version 20260302030000000, as of 2026-03-01");
    try (RewriteStore store = RewriteStore.open(folder.resolve("store"))) {
      assertThat(store.lookup("en-US", null, null, " Source 1 "))
          .hasValueSatisfying(served -> assertThat(served.target()).isEqualTo("target 1"));
      assertThat(store.lookup("en-US", null, null, "pending")).isEmpty();
    }
  }

  @Test
  void theSameRewritesAgainWriteNothing() {
    accept(rewrites(3), true);
    publish();
    StepOutcome again = publish();
    assertThat(again).isInstanceOf(StepOutcome.Done.class);
    assertThat(again.counts()).containsEntry("rewrites", 3L);
    assertThat(again.notes())
        .containsExactly(
            "The announced version 20260302030000000, as of 2026-03-01, says the same already;"
                + " nothing was written");
  }

  @Test
  void aVersionThatTheGuardsRefuseLeavesTheAnnouncedOne() {
    accept(rewrites(10), true);
    publish();
    run = NightRun.begin(warehouse, NIGHT.plusDays(1), folder.toString());
    accept(rewrites(2), true);
    StepOutcome outcome = publish();
    assertThat(outcome).isInstanceOf(StepOutcome.Refused.class);
    assertThat(((StepOutcome.Refused) outcome).code()).isEqualTo(ExitCode.PUBLISH_REFUSED);
    assertThat(((StepOutcome.Refused) outcome).sentence()).contains("80 %").contains("30 %");
    try (RewriteStore store = RewriteStore.open(folder.resolve("store"))) {
      assertThat(store.version().count()).isEqualTo(10);
      assertThat(store.lookup("en-US", null, null, "source 9")).isPresent();
    }
  }

  private StepOutcome publish() {
    Guards guards = new Guards(1, 0.3, 1);
    return new PublishStep(
            () -> new RewritePublisher(folder.resolve("store"), new PublishOptions(guards, 14)),
            () -> NOW)
        .run(run);
  }

  private void accept(List<Rewrite> rewrites, boolean accepted) {
    run.audit()
        .replace(
            Table.REWRITES,
            warehouse
                .spark()
                .createDataFrame(
                    rewrites.stream().map(RewriteCodec::row).toList(), RewriteCodec.SCHEMA));
    if (accepted) {
      run.audit().accept(List.of());
    }
  }

  private static List<Rewrite> rewrites(int number) {
    List<Rewrite> rewrites =
        new java.util.ArrayList<>(
            IntStream.range(0, number)
                .mapToObj(i -> rewrite("source " + i, "target " + i, Rewrite.Status.AUTO))
                .toList());
    rewrites.add(rewrite("pending", "target", Rewrite.Status.PENDING));
    return rewrites;
  }

  private static Rewrite rewrite(String source, String target, Rewrite.Status status) {
    Rewrite.Scope scope = Rewrite.Scope.GLOBAL;
    return new Rewrite(
        Rewrite.idOf("en-US", scope, null, null, source, target),
        "en-US",
        scope,
        null,
        null,
        source,
        target,
        new Reading("music", "play", List.of()),
        0.1,
        0.9,
        0.5,
        5,
        4,
        NIGHT,
        NIGHT,
        status,
        "because");
  }
}
