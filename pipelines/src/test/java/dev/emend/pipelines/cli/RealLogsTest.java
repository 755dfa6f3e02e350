package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The nights of {@code ../shared/data}: real recognition output with truth, beside the project;
 * elsewhere by {@code -Devaluation.data=DIR}.
 */
@Tag("evaluation")
class RealLogsTest {
  private static final Path DATA =
      Path.of(System.getProperty("evaluation.data", "../../shared/data"))
          .toAbsolutePath()
          .normalize();

  @TempDir Path warehouse;

  @Test
  void tenthSlurpNightGainsFromTheNineBefore() throws Exception {
    String logs = nights("slurp-nights", "2026-03-01", "2026-03-09");
    JsonNode scores = scores("slurp-nights", logs, "--date", "2026-03-10");
    JsonNode replay = scores.get("replay");
    assertThat(replay.get("wins").asInt()).isGreaterThanOrEqualTo(1_600);
    assertThat(replay.get("precision").asDouble()).isGreaterThanOrEqualTo(0.95);
    assertThat(replay.get("wins").asInt())
        .isGreaterThanOrEqualTo(100 * replay.get("losses").asInt());
    demandRephrases(scores, 0.97, 0.94);
    JsonNode projected = scores.get("labels").get("PROJECTED");
    assertThat(projected.get("exact_frame").asDouble()).isGreaterThanOrEqualTo(0.92);
    assertThat(projected.get("coverage").asDouble()).isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void replayOfTheTelephoneNightsWinsMoreThanItLosesOnEachOfThem() throws Exception {
    String logs = nights("dstc2-nights", "2013-03-22", "2013-04-02");
    JsonNode scores = scores("dstc2-nights", logs, "--from", "2013-03-23", "--to", "2013-04-02");
    JsonNode replay = scores.get("replay");
    assertThat(replay.get("wins").asDouble())
        .isGreaterThanOrEqualTo(8.5 * replay.get("losses").asInt());
    demandRephrases(scores, 0.4, 0.45);
    assertThat(scores.get("rewrites")).hasSize(9);
    scores
        .get("rewrites")
        .fields()
        .forEachRemaining(
            night ->
                assertThat(night.getValue().get("losses").asInt())
                    .as(night.getKey())
                    .isLessThanOrEqualTo(night.getValue().get("wins").asInt()));
  }

  private static void demandRephrases(JsonNode scores, double averagePrecision, double f1) {
    JsonNode all = scores.get("rephrases");
    assertThat(all.get("average_precision").asDouble()).isGreaterThanOrEqualTo(averagePrecision);
    assertThat(all.get("f1").asDouble()).isGreaterThanOrEqualTo(f1);
  }

  /** Runs nights into the warehouse of this test; the folder of their logs. */
  private String nights(String log, String from, String to) {
    Path folder = DATA.resolve(log);
    if (!Files.isDirectory(folder)) {
      System.err.println("NOT EVALUATED: there is no " + folder + "; put the test data there");
    }
    assumeTrue(Files.isDirectory(folder), "No test data at " + folder);
    String logs = folder.resolve("logs").toString();
    run("night", "--warehouse", warehouse.toString(), "--logs", logs, "--from", from, "--to", to);
    return logs;
  }

  private JsonNode scores(String log, String logs, String... dates) throws Exception {
    String truth = DATA.resolve(log).resolve("truth").toString();
    List<String> command =
        new ArrayList<>(List.of("evaluate", "--json", "--warehouse", warehouse.toString()));
    command.addAll(List.of("--logs", logs, "--truth", truth));
    command.addAll(List.of(dates));
    String answer = run(command.toArray(String[]::new));
    System.out.println(log + ": " + answer);
    return new ObjectMapper().readTree(answer);
  }

  private static String run(String... command) {
    StringWriter out = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            false,
            null,
            Clock.systemUTC(),
            System::nanoTime);
    int code =
        Emend.commandLine(surroundings, StandardRooms.opener(surroundings.clock()))
            .execute(command);
    assertThat(code).as(String.join(" ", command)).isZero();
    return out.toString();
  }
}
