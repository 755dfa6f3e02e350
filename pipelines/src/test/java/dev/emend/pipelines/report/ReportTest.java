package dev.emend.pipelines.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Answer;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.findings.Excerpt;
import dev.emend.jobs.findings.NightFigures;
import dev.emend.jobs.findings.Shown;
import dev.emend.jobs.steps.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  private static final Excerpt SESSION =
      new Excerpt(
          List.of(
              new Excerpt.Said(
                  "play maj and dragons",
                  "request:<artist>",
                  Reading.NOTHING,
                  Answer.Status.NOT_UNDERSTOOD,
                  0.8,
                  null,
                  0,
                  null,
                  Excerpt.Role.SOURCE),
              new Excerpt.Said(
                  null,
                  null,
                  Reading.NOTHING,
                  Answer.Status.ERROR,
                  null,
                  4L,
                  0.031,
                  null,
                  Excerpt.Role.OTHER),
              new Excerpt.Said(
                  "play imagine dragons",
                  null,
                  REWRITE.targetReading(),
                  Answer.Status.OK,
                  null,
                  3L,
                  0.974,
                  1,
                  Excerpt.Role.TARGET)));
  private static final Rewrite REJECTED =
      rewrite(
          "what's <i>up</i>",
          "\u0645\u0627 \"\u0627\u0644\u062c\u062f\u064a\u062f\" & more",
          Rewrite.Status.DENIED);
  private static final List<NightFigures> NIGHTS =
      List.of(
          new NightFigures(LocalDate.parse("2026-03-01"), 12_000L, null, 0.251, 42L, 458L, 0.00128),
          new NightFigures(LocalDate.parse("2026-03-02"), 12_345L, 0.331, 0.254, 99L, 796L, 0.0));

  private static Rewrite rewrite(String source, String target, Rewrite.Status status) {
    return new Rewrite(
        "00bb",
        "en-US",
        Rewrite.Scope.GLOBAL,
        null,
        null,
        source,
        target,
        Reading.NOTHING,
        0.611,
        0.898,
        0.144,
        7,
        6,
        null,
        null,
        status,
        "The gain is too small: success rises by 29 %");
  }

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
            shown(REWRITE),
            NIGHTS));
  }

  private static Shown shown(Rewrite... served) {
    return new Shown(
        3,
        Stream.of(served).map(r -> new Shown.Served(r, List.of(SESSION))).toList(),
        2,
        List.of(
            new Shown.Rejected("Too few customers", 893, List.of()),
            new Shown.Rejected("The gain is too small", 1717, List.of(REJECTED))),
        List.of(LABEL));
  }

  private static RunReport with(Findings findings) {
    RunReport report = report(ExitCode.DONE, "");
    return new RunReport(
        report.night(),
        report.code(),
        report.sentence(),
        report.started(),
        report.took(),
        report.steps(),
        findings);
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
    assertThat(json.at("/top_rewrites/0").has("customer_id")).isFalse();
    assertThat(json.at("/top_rewrites/0/target_slots/0/value").asText())
        .isEqualTo("imagine dragons");
    assertThat(json.at("/top_labels/0/slots/0/end").asInt()).isEqualTo(11);
  }

  @Test
  void jsonHoldsSessionsRejectedCandidatesAndNights() {
    ObjectNode json = JsonReport.of(report(ExitCode.DONE, ""));

    JsonNode session = json.at("/top_rewrites/0/example_sessions/0");
    assertThat(session).hasSize(3);
    assertThat(session.at("/0/barge_in_seconds").asDouble()).isEqualTo(0.8);
    assertThat(session.at("/0/silence_seconds").isNull()).isTrue();
    assertThat(session.at("/1/heard").isNull()).isTrue();
    assertThat(session.at("/2/silence_seconds").asLong()).isEqualTo(3);
    assertThat(session.at("/2/rephrase_probability").asDouble()).isEqualTo(0.974);
    assertThat(session.at("/2/rephrase_of").asInt()).isEqualTo(1);
    assertThat(session.at("/2/slots/0/value").asText()).isEqualTo("imagine dragons");
    assertThat(json.path("withheld_rewrites").asInt()).isEqualTo(2);
    assertThat(json.path("min_customers").asInt()).isEqualTo(3);
    assertThat(json.at("/rejected/1/kind").asText()).isEqualTo("The gain is too small");
    assertThat(json.at("/rejected/1/count").asLong()).isEqualTo(1717);
    assertThat(json.at("/rejected/1/examples/0/gain_lower").asDouble()).isEqualTo(0.144);
    assertThat(json.at("/nights/0/friction_rate").isNull()).isTrue();
    assertThat(json.at("/nights/1/rephrase_rate").asDouble()).isEqualTo(0.254);
    assertThat(json.at("/nights/1/quarantined_share").asDouble()).isZero();
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
        .contains("genre = <bdi>jazz</bdi>")
        .contains("3.3 s");
  }

  @Test
  void pageTellsTheSessionsBehindARewriteTurnByTurn() {
    String page = HtmlReport.of(report(ExitCode.DONE, ""));

    assertThat(page)
        .contains("why, and 1 session behind it")
        .contains(
            "read as nothing · <span class=\"status\">NOT_UNDERSTOOD</span> · cut off after 0.8 s")
        .contains("after <bdi>request:&lt;artist&gt;</bdi>")
        .contains("a text of fewer than 3 customers")
        .contains("4 s later · reading not shown · <span class=\"status\">ERROR</span>")
        .contains("3 s later · read as music|play(artist = <bdi>imagine dragons</bdi>)")
        .contains("says turn 1 again: 97.4 %")
        .contains("2 rewrites with as many customers are not shown");
  }

  @Test
  void pageTellsWhatWasRejectedWithItsNumbers() {
    String page = HtmlReport.of(report(ExitCode.DONE, ""));

    assertThat(page)
        .contains("Too few customers: 893<span class=\"faint\"> (none of which 3 customers said)")
        .contains("The gain is too small: 1,717")
        .contains("61.1 % → 89.8 %", ">28.7 %<", ">14.4 %<", ">6<", ">7<")
        .contains("success rises by 29 %");
  }

  @Test
  void pageDrawsTheNightsAndTellsTheirValues() {
    String page = HtmlReport.of(report(ExitCode.DONE, ""));

    assertThat(page.split("<figure>", -1)).hasSize(7);
    assertThat(page)
        .contains("aria-label=\"Friction by night, 33.1 % at last\"")
        .contains("<title>2026-03-01: 12,000</title>", "<title>2026-03-02: 12,345</title>")
        .contains("<b>Turns</b> <span class=\"latest\">12,345</span>", "+345")
        .contains("<b>Set aside</b> <span class=\"latest\">0.0 %</span>", "−0.13 points")
        .contains("data-head=\"friction\">–</td>", "data-head=\"said again\">25.1 %</td>");
  }

  @Test
  void aFigureThatANightDoesNotHaveLeavesAGap() {
    NightFigures none =
        new NightFigures(LocalDate.parse("2026-03-03"), null, null, null, null, null, null);
    NightFigures more =
        new NightFigures(LocalDate.parse("2026-03-04"), 9_000L, null, null, 0L, 0L, null);
    List<NightFigures> nights = List.of(NIGHTS.get(0), NIGHTS.get(1), none, more);

    String page = HtmlReport.of(with(new Findings(List.of(), shown(REWRITE), nights)));

    // The line of turns begins anew behind the gap; its points lie on the scale from 0 to the most.
    assertThat(page).containsPattern("d=\"M6.0 17.6L95.3 16.0M274.0 31.7\"");
    assertThat(page).doesNotContain("NaN").doesNotContain("null");
  }

  @Test
  void oneNightAndNoRewritesAreAPageToo() {
    Shown nothing = new Shown(3, List.of(), 0, List.of(), List.of());
    NightFigures night =
        new NightFigures(LocalDate.parse("2026-03-02"), 12L, 0.0, 0.0, 0L, 0L, 0.0);

    String page = HtmlReport.of(with(new Findings(List.of(), nothing, List.of(night))));

    assertThat(page)
        .contains("None is served yet that may be shown.")
        .contains("cx=\"140.0\"")
        .doesNotContain("NaN")
        .doesNotContain("<h2>Rejected")
        .doesNotContain("<h2>Labels");
  }

  @Test
  void aNightThatWasNotAcceptedIsToldApartFromTheNightsSoFar() {
    RunReport failed = report(ExitCode.CHECK_FAILED, "9 % are broken (limit 5 %)");
    Findings findings =
        new Findings(failed.findings().checks(), Shown.NOTHING, NIGHTS.subList(0, 1));
    String page =
        HtmlReport.of(
            new RunReport(
                failed.night(),
                failed.code(),
                failed.sentence(),
                failed.started(),
                failed.took(),
                failed.steps(),
                findings));

    assertThat(page)
        .contains("2026-03-02 is not accepted and not among these nights.")
        .doesNotContain("Rewrites that are served");
    assertThat(page.indexOf("<h2>Steps")).isLessThan(page.indexOf("<h2>The nights so far"));
  }

  @Test
  void textsInEveryDirectionAndWithMarkupStayTexts() {
    assertThat(HtmlReport.of(report(ExitCode.DONE, "")))
        .contains("<bdi>what&#39;s &lt;i&gt;up&lt;/i&gt;</bdi>")
        .contains(
            "<bdi>\u0645\u0627 &quot;\u0627\u0644\u062c\u062f\u064a\u062f&quot; &amp; more</bdi>")
        .doesNotContain("<i>");
  }

  @Test
  void sentencesAreWordedAnewInEveryPlace() {
    RunReport worded = report(ExitCode.CHECK_FAILED, "bad 'x'").worded(s -> s.replace("'x'", "…"));

    assertThat(worded.sentence()).isEqualTo("bad …");
    assertThat(worded.steps().get(0).sentence()).isEqualTo("bad …");
    assertThat(worded.findings().checks().get(0).sentence()).isEqualTo("All of 12,345 turns");
    assertThat(report(ExitCode.DONE, "").worded(s -> "-").steps().get(0).notes())
        .containsExactly("-");
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
