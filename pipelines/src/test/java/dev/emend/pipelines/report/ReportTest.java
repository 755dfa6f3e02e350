package dev.emend.pipelines.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.steps.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Rewrite REWRITE =
      new Rewrite(
          "00aa",
          "en-US",
          Rewrite.Scope.GLOBAL,
          null,
          null,
          "play maj and dragons",
          "play imagine dragons",
          new Reading("music", "play", List.of(new Slot("artist", "imagine dragons", null, null))),
          0.08,
          0.93,
          0.71,
          12,
          9,
          LocalDate.parse("2026-03-01"),
          LocalDate.parse("2026-03-02"),
          Rewrite.Status.AUTO,
          "9 customers <b>agree</b>");
  private static final SyntheticLabel LABEL =
      new SyntheticLabel(
          "l1",
          "en-US",
          null,
          "put on jazz",
          "music",
          "play",
          List.of(new SyntheticLabel.LabelledSlot("genre", "jazz", 7, 11)),
          List.of("O", "O", "B-genre"),
          0.9,
          SyntheticLabel.Origin.PROJECTED,
          4,
          3,
          0.9);

  private static RunReport report(ExitCode code, String sentence) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("turns accepted", 12345L);
    counts.put("quarantined", 3L);
    return new RunReport(
        LocalDate.parse("2026-03-02"),
        code,
        sentence,
        Instant.parse("2026-03-03T01:00:00Z"),
        Duration.ofMillis(3250),
        List.of(
            new StepReport(
                "ingest",
                code,
                sentence,
                counts,
                List.of("volume <check> warns only"),
                Duration.ofMillis(1500))),
        new Findings(
            List.of(
                new Findings.CheckLine("turn_id is unique", "PASSED", 1.0, "All of 12,345 turns")),
            List.of(REWRITE),
            List.of(LABEL)));
  }

  @Test
  void jsonHoldsEverythingInTheNamesOfTheContract() {
    ObjectNode json = JsonReport.of(report(ExitCode.DONE, ""));

    assertThat(json.path("night").asText()).isEqualTo("2026-03-02");
    assertThat(json.path("verdict").asText()).isEqualTo("done");
    assertThat(json.path("exit_code").asInt()).isZero();
    assertThat(json.path("seconds").asDouble()).isEqualTo(3.25);
    assertThat(json.at("/steps/0/counts").toString())
        .isEqualTo("{\"turns accepted\":12345,\"quarantined\":3}");
    assertThat(json.at("/steps/0/notes/0").asText()).isEqualTo("volume <check> warns only");
    assertThat(json.at("/checks/0/status").asText()).isEqualTo("PASSED");
    assertThat(json.at("/checks/0/value").asDouble()).isEqualTo(1.0);
    assertThat(json.at("/top_rewrites/0/success_target").asDouble()).isEqualTo(0.93);
    assertThat(json.at("/top_rewrites/0/context").isNull()).isTrue();
    assertThat(json.at("/top_rewrites/0/target_slots/0/value").asText())
        .isEqualTo("imagine dragons");
    assertThat(json.at("/top_labels/0/slots/0/end").asInt()).isEqualTo(11);
  }

  @Test
  void jsonCanBeReadBack() {
    RunReport report = report(ExitCode.CHECK_FAILED, "9 % are broken (limit 5 %)");

    RunReport read = JsonReport.read(JsonReport.of(report));

    assertThat(read.steps()).isEqualTo(report.steps());
    assertThat(read.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(read.sentence()).isEqualTo(report.sentence());
    assertThat(read.took()).isEqualTo(report.took());
  }

  @Test
  void stepsThatRanEarlierStayInTheReport() {
    RunReport ingested = withSteps("ingest");
    RunReport judged = withSteps("judge").after(Optional.of(ingested));
    RunReport counted = withSteps("count").after(Optional.of(judged));

    assertThat(counted.steps())
        .extracting(StepReport::name)
        .containsExactly("ingest", "judge", "count");
    assertThat(withSteps("judge").after(Optional.of(counted)).steps())
        .extracting(StepReport::name)
        .containsExactly("ingest", "judge");
    assertThat(counted.took()).isEqualTo(Duration.ofSeconds(3));
  }

  private static RunReport withSteps(String name) {
    StepReport step =
        new StepReport(name, ExitCode.DONE, "", Map.of(), List.of(), Duration.ofSeconds(1));
    return new RunReport(
        LocalDate.parse("2026-03-02"),
        ExitCode.DONE,
        "",
        Instant.parse("2026-03-03T01:00:00Z"),
        Duration.ofSeconds(1),
        List.of(step),
        Findings.NONE);
  }

  @Test
  void pageTellsTheStepsTheChecksAndWhatWasLearnt() {
    String page = HtmlReport.of(report(ExitCode.DONE, ""));

    assertThat(page)
        .contains("Night 2026-03-02")
        .contains("12,345 turns accepted, 3 quarantined")
        .contains("turn_id is unique", "All of 12,345 turns")
        .contains("play maj and dragons")
        .contains("8.0 % → 93.0 %")
        .contains("genre = jazz")
        .contains("3.3 s");
  }

  @Test
  void pageEscapesWhatCameFromLogs() {
    assertThat(HtmlReport.of(report(ExitCode.DONE, "")))
        .contains("9 customers &lt;b&gt;agree&lt;/b&gt;")
        .contains("volume &lt;check&gt; warns only")
        .doesNotContain("<b>agree");
  }

  @Test
  void pageNeedsNothingFromElsewhere() {
    assertThat(HtmlReport.of(report(ExitCode.DONE, "")))
        .doesNotContain("http")
        .doesNotContain("src=")
        .doesNotContain("href=");
  }

  @Test
  void refusalStandsOnTopOfThePage() {
    String page = HtmlReport.of(report(ExitCode.CHECK_FAILED, "9 % are broken (limit 5 %)"));

    assertThat(page)
        .contains("<p class=\"verdict bad\"><b>refused by a data check</b>: 9 % are broken");
  }

  @Test
  void durationsHaveAsManyDigitsAsAreWorthReading() {
    assertThat(Durations.text(Duration.ofMillis(3249))).isEqualTo("3.2 s");
    assertThat(Durations.text(Duration.ofSeconds(252))).isEqualTo("4 min 12 s");
    assertThat(Durations.text(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
  }
}
