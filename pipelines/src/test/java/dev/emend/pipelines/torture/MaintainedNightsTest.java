package dev.emend.pipelines.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.pipelines.cli.InThisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance between nights: whatever is asked or run afterwards is as without it. */
class MaintainedNightsTest {
  private static final List<String> DATES = List.of("2026-05-04", "2026-05-05", "2026-05-06");

  /** By then everything is old. */
  private static final Duration LATER = Duration.ofDays(400);

  @TempDir Path folder;

  private InThisProcess.Ran emend(Duration later, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--warehouse", folder.resolve("warehouse").toString()));
    all.addAll(List.of("--set", "maintain.keep-states=1", "--set", "maintain.keep-for=1 hour"));
    all.addAll(List.of("--set", "judge.training.min-turns=300"));
    InThisProcess.Ran ran = InThisProcess.run(later, all.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran;
  }

  private void night(String date) {
    emend(Duration.ZERO, "night", "--logs", folder.resolve("logs").toString(), "--date", date);
  }

  private JsonNode maintain(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("maintain", "--json"));
    all.addAll(List.of(words));
    return new ObjectMapper().readTree(emend(LATER, all.toArray(String[]::new)).out());
  }

  private SortedMap<String, String> state() throws IOException {
    return WarehouseState.of(folder.resolve("warehouse"), folder);
  }

  /** What people ask of a warehouse. */
  private List<String> answers() throws IOException {
    Path out = folder.resolve("answers.jsonl");
    Files.deleteIfExists(out);
    emend(Duration.ZERO, "export", "rewrites", "--out", out.toString());
    JsonNode rewrite = new ObjectMapper().readTree(Files.readAllLines(out).get(0));
    String source = rewrite.get("source").asText();
    String locale = rewrite.get("locale").asText();
    return List.of(
        emend(Duration.ZERO, "status").out(),
        emend(Duration.ZERO, "status", "--date", DATES.get(0)).out(),
        emend(Duration.ZERO, "versions").out(),
        emend(Duration.ZERO, "explain", source, "--locale", locale).out(),
        InThisProcess.run(
                Duration.ZERO,
                "lookup",
                source,
                "--locale",
                locale,
                "--warehouse",
                folder.resolve("warehouse").toString())
            .out());
  }

  @Test
  void answersReRunsAndLaterNightsAreAsWithoutMaintenance() throws Exception {
    SmallLogs.write(Path.of("..", "sample-data", "logs"), folder.resolve("logs"), DATES);
    night(DATES.get(0));
    night(DATES.get(1));
    List<String> answers = answers();
    SortedMap<String, String> before = state();
    Folders.restore(folder.resolve("warehouse"), folder.resolve("prepared"));
    night(DATES.get(1));
    night(DATES.get(2));
    final SortedMap<String, String> undisturbed = state();

    Folders.restore(folder.resolve("prepared"), folder.resolve("warehouse"));
    JsonNode planned = maintain("--dry-run");
    assertThat(state()).isEqualTo(before);
    JsonNode freed = maintain();
    assertThat(freed.get("freed")).isEqualTo(planned.get("freed")).isNotEmpty();
    assertThat(state()).isEqualTo(before);
    assertThat(answers()).isEqualTo(answers);
    night(DATES.get(1));
    maintain();
    night(DATES.get(2));
    assertThat(state()).isEqualTo(undisturbed);
  }
}
