package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeToGoTest {
  private static final Instant BEGIN = Instant.parse("2026-03-05T02:00:00Z");

  /** Runs whose ingest takes 10, 20, 40 s, a wait of 5 s, then publish of 30 s. */
  private final TimeToGo time = new TimeToGo(List.of(run(10), run(20), run(40)));

  @Test
  void beforeAnythingHasBegunTheWholeRunIsLeft() {
    assertThat(time.left(List.of(waiting("ingest"), waiting("publish")), BEGIN))
        .contains(Duration.ofSeconds(55));
  }

  @Test
  void whatIsLeftOfTheTaskAndWhatCameAfterItIsLeft() {
    assertThat(time.left(List.of(running("ingest", 0), waiting("publish")), at(15)))
        .contains(Duration.ofSeconds(5 + 5 + 30));
  }

  @Test
  void taskThatTakesLongerThanEverLeavesWhatComesAfterIt() {
    assertThat(time.left(List.of(running("ingest", 0), waiting("publish")), at(500)))
        .contains(Duration.ofSeconds(35));
  }

  @Test
  void betweenTasksTheWaitIsCounted() {
    List<AirflowTask> tasks = List.of(done("ingest", 0, 20), waiting("publish"));

    assertThat(time.left(tasks, at(22))).contains(Duration.ofSeconds(33));
    assertThat(time.left(tasks, at(100))).contains(Duration.ZERO);
  }

  @Test
  void withoutEarlierRunsNothingIsSaid() {
    assertThat(new TimeToGo(List.of()).left(List.of(running("ingest", 0)), at(5))).isEmpty();
    assertThat(time.left(List.of(running("new_step", 0)), at(5))).isEmpty();
  }

  private static TimeToGo.Earlier run(int ingest) {
    return new TimeToGo.Earlier(
        new AirflowRun(
            "run " + ingest,
            LocalDate.parse("2026-03-04"),
            "scheduled",
            "success",
            BEGIN,
            BEGIN,
            at(ingest + 35)),
        List.of(done("ingest", 0, ingest), done("publish", ingest + 5, ingest + 35)));
  }

  private static AirflowTask done(String id, int from, int to) {
    return new AirflowTask(id, "success", 1, 2, at(from), at(to));
  }

  private static AirflowTask running(String id, int since) {
    return new AirflowTask(id, "running", 1, 2, at(since), null);
  }

  private static AirflowTask waiting(String id) {
    return new AirflowTask(id, "none", 0, 2, null, null);
  }

  private static Instant at(int seconds) {
    return BEGIN.plusSeconds(seconds);
  }
}
