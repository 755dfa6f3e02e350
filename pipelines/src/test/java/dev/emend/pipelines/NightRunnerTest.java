package dev.emend.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NightRunnerTest {
  private static final Instant NOW = Instant.parse("2026-03-05T02:00:00Z");
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void nightRunsEveryStepInOrderAndKeepsItsReport() {
    InMemoryNights nights = new InMemoryNights("2026-03-01");

    RangeResult result = run(nights, "2026-03-01", "2026-03-01");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(nights.diary)
        .containsExactly(
            "2026-03-01 open",
            "2026-03-01 ingest",
            "2026-03-01 judge",
            "2026-03-01 count",
            "2026-03-01 mine",
            "2026-03-01 label",
            "2026-03-01 check",
            "2026-03-01 publish",
            "2026-03-01 close");
    RunReport report = nights.kept.get(0);
    assertThat(report.code()).isEqualTo(ExitCode.DONE);
    assertThat(report.started()).isEqualTo(NOW);
    assertThat(report.steps()).hasSize(7);
    assertThat(report.steps().get(0).counts()).containsEntry("turns", 7L);
  }

  @Test
  void durationsComeFromTheTicker() {
    InMemoryNights nights = new InMemoryNights("2026-03-01");
    RunReport report = run(nights, "2026-03-01", "2026-03-01").reports().get(0);

    // Every look at the ticker is a second later than the one before.
    assertThat(report.steps()).extracting(StepReport::took).containsOnly(Duration.ofSeconds(1));
    assertThat(report.took()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void refusalEndsTheNightAndIsNamed() {
    InMemoryNights nights =
        new InMemoryNights("2026-03-01").ending("2026-03-01", "judge", NightRunnerTest::refusal);

    RangeResult result = run(nights, "2026-03-01", "2026-03-01");

    assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(result.failed().orElseThrow().sentence())
        .isEqualTo("9 % of the records are broken (limit 5 %)");
    assertThat(nights.diary)
        .containsExactly(
            "2026-03-01 open",
            "2026-03-01 ingest",
            "2026-03-01 judge",
            "2026-03-01 abandon",
            "2026-03-01 close");
    assertThat(nights.kept).hasSize(1);
  }

  @Test
  void whatBreaksAStepIsAFailureWithASentence() {
    UncheckedIOException full =
        new UncheckedIOException(new IOException("/data/x: No space left on device"));
    InMemoryNights nights =
        new InMemoryNights("2026-03-01")
            .ending(
                "2026-03-01",
                "count",
                () -> {
                  throw full;
                });

    RangeResult result = run(nights, "2026-03-01", "2026-03-01");

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.cause()).isSameAs(full);
    assertThat(nights.kept.get(0).sentence()).startsWith("The disk is full: /data/x");
    assertThat(nights.diary).contains("2026-03-01 abandon", "2026-03-01 close");
  }

  @Test
  void dateWithoutLogsIsNamedAndPassedOver() {
    InMemoryNights nights = new InMemoryNights("2026-03-01", "2026-03-03");

    RangeResult result = run(nights, "2026-03-01", "2026-03-03");

    assertThat(result.code()).isEqualTo(ExitCode.DONE);
    assertThat(result.passedOver())
        .containsExactly(Map.entry(LocalDate.parse("2026-03-02"), "No logs for 2026-03-02"));
    assertThat(result.reports())
        .extracting(RunReport::night)
        .containsExactly(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-03"));
  }

  @Test
  void firstFailedNightStopsTheRangeAndTheRestRemains() {
    InMemoryNights nights =
        new InMemoryNights("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04")
            .ending("2026-03-02", "check", NightRunnerTest::refusal);

    RangeResult result = run(nights, "2026-03-01", "2026-03-04");

    assertThat(result.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(result.reports()).hasSize(2);
    assertThat(result.remaining())
        .contains(new NightRange(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-04")));
    assertThat(nights.diary).noneMatch(line -> line.startsWith("2026-03-03"));
  }

  @Test
  void rangeWithoutAnyLogsHasNoInput() {
    RangeResult result = run(new InMemoryNights(), "2026-03-01", "2026-03-02");

    assertThat(result.code()).isEqualTo(ExitCode.NO_INPUT);
    assertThat(result.passedOver()).hasSize(2);
    assertThat(result.failed()).isEmpty();
  }

  @Test
  void refusedPublicationIsNoFailureOfTheData() {
    InMemoryNights nights =
        new InMemoryNights("2026-03-01")
            .ending(
                "2026-03-01",
                "publish",
                () ->
                    new StepOutcome.Refused(
                        ExitCode.PUBLISH_REFUSED, "12.4 % differ", Map.of(), List.of()));

    assertThat(run(nights, "2026-03-01", "2026-03-01").code()).isEqualTo(ExitCode.PUBLISH_REFUSED);
    assertThat(nights.kept.get(0).verdict()).isEqualTo("learnt, not published");
  }

  private static StepOutcome refusal() {
    return new StepOutcome.Refused(
        ExitCode.CHECK_FAILED,
        "9 % of the records are broken (limit 5 %)",
        Map.of("records", 100L),
        List.of());
  }

  private RangeResult run(InMemoryNights nights, String from, String to) {
    NightRunner runner =
        new NightRunner(
            NightlyPipeline.of(InMemorySteps.NIGHT),
            nights,
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> nanos.getAndAdd(1_000_000_000L),
            new NightListener() {});
    return runner.run(new NightRange(LocalDate.parse(from), LocalDate.parse(to)));
  }
}
