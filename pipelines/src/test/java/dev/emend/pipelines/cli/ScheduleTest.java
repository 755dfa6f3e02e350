package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.config.ConfigurationReader;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.NightlyPipeline;
import dev.emend.pipelines.schedule.NightSchedule;
import dev.emend.pipelines.schedule.Patience;
import dev.emend.pipelines.schedule.Retries;
import dev.emend.pipelines.schedule.ScheduleJson;
import dev.emend.pipelines.schedule.ScheduledTask;
import dev.emend.pipelines.schedule.Then;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the DAG knows of the night is what the night is. Run with {@code -Ddags.write=true}, the
 * description is written anew.
 */
class ScheduleTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path DESCRIPTION = HOME.resolve("pipelines/dags/emend/nightly.json");
  private static final String WRITE =
      "./mvnw -pl pipelines -am test -Dtest=ScheduleTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddags.write=true";

  @Test
  void theDescriptionOfTheDagIsWhatTheNightIs() throws IOException {
    String real = ScheduleJson.of(schedule());
    if (Boolean.getBoolean("dags.write")) {
      Files.writeString(DESCRIPTION, real);
    }
    assertThat(Files.readString(DESCRIPTION))
        .as("%s is stale. Write it anew with: %s", DESCRIPTION, WRITE)
        .isEqualTo(real);
  }

  @Test
  void everyTaskIsACommandAndComesBehindTheOneBefore() {
    List<ScheduledTask> tasks = schedule().tasks();

    assertThat(tasks)
        .extracting(ScheduledTask::name)
        .containsExactly("ingest", "judge", "count", "mine", "label", "check", "publish");
    for (int i = 1; i < tasks.size(); i++) {
      assertThat(tasks.get(i).upstream()).containsExactly(tasks.get(i - 1).name());
    }
    assertThat(tasks.get(3).arguments()).containsExactly("mine", "--date", "{date}");
    assertThat(tasks).filteredOn(ScheduledTask::waits).containsExactly(tasks.get(0));
    assertThat(tasks).filteredOn(ScheduledTask::announces).containsExactly(tasks.get(6));
  }

  /** As README and the help say. */
  @Test
  void everyExitCodeSaysWhatASchedulerDoes() throws IOException {
    JsonNode json = new ObjectMapper().readTree(ScheduleJson.of(schedule()));
    Map<Integer, String> then = new TreeMap<>();
    json.get("exit_codes").forEach(c -> then.put(c.get("code").asInt(), c.get("then").asText()));

    assertThat(then)
        .hasToString("{0=succeed, 1=retry, 2=fail, 3=fail, 4=fail, 5=wait}")
        .hasSize(ExitCode.values().length);
    assertThat(Then.of(ExitCode.PUBLISH_REFUSED)).isEqualTo(Then.FAIL);
  }

  @Test
  void delaysThatDoNotGrowAreRefused() {
    Duration minute = Duration.ofMinutes(1);
    List<String> refusals = new ArrayList<>();
    for (Runnable bad :
        List.<Runnable>of(
            () -> new Retries(-1, minute, 2, minute),
            () -> new Retries(1, Duration.ZERO, 2, minute),
            () -> new Retries(1, minute, 0.5, minute),
            () -> new Retries(1, minute, 2, Duration.ofSeconds(59)),
            () -> new Patience(Duration.ZERO, minute),
            () -> new Patience(minute, Duration.ofHours(-1)))) {
      assertThatThrownBy(bad::run)
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> refusals.add(e.getMessage()));
    }
    assertThat(refusals)
        .containsExactly(
            "Invalid retries: -1 (must not be negative)",
            "Invalid first delay: PT0S (must be positive)",
            "Invalid multiplier: 0.5 (must be 1 or more)",
            "Invalid longest delay: PT59S (must be at least PT1M)",
            "Invalid pause: PT0S (must be positive)",
            "Invalid deadline: PT-1H (must not be negative)");
  }

  private static NightSchedule schedule() {
    Configuration read = new ConfigurationReader().read(HOME.resolve("conf"), null, List.of());
    NightlyPipeline pipeline =
        NightlyPipeline.of(
            NightSteps.of(((Configuration.Sound) read).settings(), Clock.systemUTC()));
    return NightSchedule.of(pipeline, ScheduleTest::help);
  }

  private static String help(String step) {
    return StepCommand.ALL.stream()
        .filter(known -> known.name().equals(step))
        .map(StepCommand.StepHelp::help)
        .findFirst()
        .orElseThrow();
  }
}
