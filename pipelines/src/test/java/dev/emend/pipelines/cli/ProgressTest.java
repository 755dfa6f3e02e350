package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.SparkWork;
import dev.emend.pipelines.report.StepReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant BEGIN = Instant.parse("2026-03-05T02:00:00Z");
  private static final LocalDate NIGHT = LocalDate.parse("2026-03-01");

  private final StringWriter err = new StringWriter();
  private final MovableClock clock = new MovableClock();
  private volatile Optional<SparkWork> work = Optional.empty();
  private final Progress progress =
      new Progress(
          new Surroundings(
              new PrintWriter(new StringWriter()),
              new PrintWriter(err),
              false,
              null,
              clock,
              System::nanoTime),
          () -> work);

  @AfterEach
  void close() {
    progress.close();
  }

  @Test
  void aShortStepSaysNothingWhileItRuns() {
    progress.planned(1, 2);
    progress.stepStarted(NIGHT, "judge");
    at(9);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aLongStepSaysEveryTenSecondsHowManyTasksAreDoneAndWhatIsLeft() {
    progress.planned(1, 2);
    progress.stepStarted(NIGHT, "judge");
    work = Optional.of(new SparkWork(40, 10, BEGIN.plusSeconds(2)));
    at(12);
    at(15);
    at(21);
    assertThat(err.toString().lines())
        .containsExactly("2026-03-01  judge: 12.0 s, 10 of 40 tasks, about 30.0 s left");

    work = Optional.empty();
    at(22);
    assertThat(err.toString().lines().skip(1)).containsExactly("2026-03-01  judge: 22.0 s");
  }

  @Test
  void aStepThatRanBeforeIsLikelyToTakeAsLongAgain() {
    progress.planned(2, 1);
    progress.stepStarted(NIGHT, "mine");
    progress.stepEnded(NIGHT, took(Duration.ofSeconds(30)));
    int before = err.toString().length();
    progress.stepStarted(NIGHT.plusDays(1), "mine");
    work = Optional.of(new SparkWork(4, 0, BEGIN));
    at(11);

    assertThat(err.toString().substring(before).strip())
        .isEqualTo("2026-03-02  mine: 11.0 s, 0 of 4 tasks, about 19.0 s left");
  }

  @Test
  void workThatIsNoStepOfANightIsToldAsWell() {
    progress.working("evaluate");
    work = Optional.of(new SparkWork(4, 1, BEGIN));
    at(10);
    assertThat(err.toString().strip())
        .isEqualTo("evaluate: 10.0 s, 1 of 4 tasks, about 30.0 s left");
  }

  @Test
  void nothingIsSaidBetweenSteps() {
    progress.planned(1, 2);
    progress.stepStarted(NIGHT, "mine");
    progress.stepEnded(NIGHT, took(Duration.ofSeconds(1)));
    int before = err.toString().length();
    at(60);

    assertThat(err.toString()).hasSize(before);
  }

  private void at(int seconds) {
    clock.now = BEGIN.plusSeconds(seconds);
    progress.look();
  }

  private static StepReport took(Duration duration) {
    return new StepReport("mine", ExitCode.DONE, "", Map.of(), List.of(), duration);
  }

  private static final class MovableClock extends Clock {
    private volatile Instant now = BEGIN;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
