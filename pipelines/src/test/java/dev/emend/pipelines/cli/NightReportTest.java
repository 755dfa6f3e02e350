package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The report of real nights: equal to the tables, and without a trace of who said what. */
@TestInstance(Lifecycle.PER_CLASS)
class NightReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Many say it: markup, quotes and a direction of its own. */
  private static final String ODD = "\u0634\u063a\u0644 <b>\"jazz\"</b> & 'blues'";

  private static final String SECRET = "my door code is four seven one one";

  private Path folder;
  private final List<String> ids = new ArrayList<>();
  private JsonNode report;
  private String page;

  @BeforeAll
  void runTwoNights(@TempDir Path temp) throws IOException {
    folder = temp;
    Files.createDirectories(temp.resolve("logs"));
    for (int day = 1; day <= 2; day++) {
      List<String> lines = new ArrayList<>();
      for (int customer = 0; customer < 12; customer++) {
        lines.addAll(session(day, customer));
      }
      Files.write(temp.resolve("logs/2026-03-0" + day + ".jsonl"), lines);
    }
    emend("night", "--logs", temp + "/logs", "--from", "2026-03-01", "--to", "2026-03-02");
    Path reports = temp.resolve("warehouse/reports/2026-03-02");
    report = JSON.readTree(Files.readString(reports.resolve("night.json")));
    page = Files.readString(reports.resolve("night.html"));
  }

  /** Misheard, said again and then thanked for; one customer says a secret in between. */
  private List<String> session(int day, int customer) {
    List<String> said = new ArrayList<>(List.of("play maj and dragons"));
    if (customer == 0) {
      said.add(SECRET);
    }
    said.add("play imagine dragons");
    said.add("thank you so much");
    if (customer % 2 == 0) {
      said.addAll(List.of(ODD + " loud", ODD));
    }
    List<String> lines = new ArrayList<>();
    for (String text : said) {
      lines.add(turn(day, customer, lines.size(), text));
    }
    return lines;
  }

  private String turn(int day, int customer, int position, String text) {
    Instant at =
        Instant.parse("2026-03-0" + day + "T06:17:00.123Z")
            .plusSeconds(600L * customer + 6L * position);
    boolean works = !text.contains("maj") && !text.contains("loud") && !text.equals(SECRET);
    ObjectNode turn = JSON.createObjectNode();
    turn.put("turn_id", id("turn-%d-%d-%d".formatted(day, customer, position)));
    turn.put("customer_id", id("zebra" + customer)).put("device_id", id("kitchen" + customer));
    turn.put("dialogue_id", id("talk-%d-%d".formatted(day, customer)));
    turn.put("device_type", "speaker").put("locale", "en-US").put("at", at.toString());
    turn.put("utterance", text).put("response_status", works ? "OK" : "NOT_UNDERSTOOD");
    turn.put("response_ms", 2000);
    if (works) {
      turn.put("domain", "music").put("intent", text.startsWith("thank") ? "thanks" : "play");
      if (text.contains("imagine")) {
        turn.putArray("slots")
            .addObject()
            .put("name", "artist")
            .put("value", "imagine dragons")
            .put("entity_id", id("entity-9000"));
      }
    } else {
      turn.put("barge_in_ms", 730);
    }
    return turn.toString();
  }

  private String id(String id) {
    ids.add(id);
    return id;
  }

  private String emend(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            null,
            Clock.systemUTC(),
            System::nanoTime);
    String[] all =
        Stream.concat(Stream.of(words), Stream.of("--warehouse", folder + "/warehouse"))
            .toArray(String[]::new);
    int code =
        Emend.commandLine(surroundings, StandardRooms.opener(surroundings.clock())).execute(all);
    assertThat(code).as("%s", err).isZero();
    return out.toString();
  }

  private List<JsonNode> exported(String table) throws IOException {
    Path out = folder.resolve(table + ".jsonl");
    emend("export", table, "--format", "jsonl", "--out", out.toString());
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  private JsonNode rewrite(String source) {
    return StreamSupport.stream(report.path("top_rewrites").spliterator(), false)
        .filter(rewrite -> rewrite.path("source").asText().equals(source))
        .findFirst()
        .orElseThrow(() -> new AssertionError(source + " is not in " + report));
  }

  /** As when it is killed between its acceptance and its end, and tried again. */
  @Test
  void checkOfTheNightThatWasJustAcceptedIsDoneAlready() {
    assertThat(emend("check", "--logs", folder + "/logs", "--date", "2026-03-02"))
        .contains("Night 2026-03-02: done")
        .contains("Accepted 2026-03-02 already as state 2.");
  }

  @Test
  void nothingThatNamesSomebodyIsInTheReport() {
    assertThat(page + report)
        .doesNotContain(ids)
        .doesNotContain(SECRET)
        .doesNotContain("four seven");
    assertThat(page + report).doesNotContain("06:17").doesNotContain(".123");
  }

  @Test
  void theMinimumIsWhatHidesTexts() throws IOException {
    emend(
        "publish",
        "--logs",
        folder + "/logs",
        "--date",
        "2026-03-02",
        "--set",
        "report.min-customers=1");

    String open = Files.readString(folder.resolve("warehouse/reports/2026-03-02/night.html"));
    assertThat(open).contains(SECRET).doesNotContain(ids);
  }

  @Test
  void sessionsShowWhatManySaidAndHideWhatOneSaid() {
    JsonNode sessions = rewrite("play maj and dragons").path("example_sessions");

    assertThat(sessions).hasSize(3);
    for (JsonNode session : sessions) {
      assertThat(session).hasSize(3);
      assertThat(session.at("/0/heard").asText()).isEqualTo("play maj and dragons");
      assertThat(session.at("/0/status").asText()).isEqualTo("NOT_UNDERSTOOD");
      assertThat(session.at("/0/barge_in_seconds").asDouble()).isEqualTo(0.7);
      assertThat(session.at("/1/heard").asText()).isEqualTo("play imagine dragons");
      assertThat(session.at("/1/silence_seconds").asLong()).isEqualTo(5);
      assertThat(session.at("/1/rephrase_of").asInt()).isEqualTo(1);
      assertThat(session.at("/1/slots/0/value").asText()).isEqualTo("imagine dragons");
      assertThat(session.at("/2/heard").asText()).isEqualTo("thank you so much");
    }
  }

  @Test
  void valuesOfTheReportAreThoseOfTheTables() throws IOException {
    Map<String, JsonNode> table = new HashMap<>();
    long served = 0;
    long rejected = 0;
    for (JsonNode row : exported("rewrites")) {
      table.put(row.path("rewrite_id").asText(), row);
      boolean auto = row.path("status").asText().equals("AUTO");
      served += auto ? 1 : 0;
      rejected += auto ? 0 : 1;
    }
    for (JsonNode shown : report.path("top_rewrites")) {
      JsonNode row = table.get(shown.path("rewrite_id").asText());
      for (String field :
          List.of("source", "target", "customers", "sessions", "gain_lower", "success_target")) {
        assertThat(shown.path(field).asText()).as(field).isEqualTo(row.path(field).asText());
      }
    }
    long counted = 0;
    for (JsonNode kind : report.path("rejected")) {
      counted += kind.path("count").asLong();
    }
    assertThat(counted).isEqualTo(rejected);
    JsonNode last = report.at("/nights/1");
    assertThat(last.path("night").asText()).isEqualTo("2026-03-02");
    assertThat(last.path("rewrites").asLong()).isEqualTo(served).isPositive();
    assertThat(last.path("labels").asLong()).isEqualTo(exported("labels").size());
  }

  @Test
  void theNightsTrendIsThatOfTheJudgements() throws IOException {
    Map<String, Integer> friction = new HashMap<>();
    Map<String, Integer> again = new HashMap<>();
    int turns = 0;
    for (JsonNode judgement : exported("judgements")) {
      String night = "2026-03-0" + judgement.path("turn_id").asText().charAt("turn-".length());
      friction.merge(night, judgement.path("friction").isEmpty() ? 0 : 1, Integer::sum);
      again.merge(night, judgement.hasNonNull("rephrase_of") ? 1 : 0, Integer::sum);
      turns++;
    }
    assertThat(report.path("nights")).hasSize(2);
    for (JsonNode night : report.path("nights")) {
      String date = night.path("night").asText();
      assertThat(night.path("turns").asInt()).isEqualTo(turns / 2);
      assertThat(night.path("friction_rate").asDouble())
          .isEqualTo(friction.get(date) / (turns / 2.0))
          .isPositive();
      assertThat(night.path("rephrase_rate").asDouble()).isEqualTo(again.get(date) / (turns / 2.0));
    }
  }

  @Test
  void textsWithMarkupAndOfAnyDirectionAreShownAsTheyWereSaid() {
    assertThat(page)
        .contains("&lt;b&gt;&quot;jazz&quot;&lt;/b&gt; &amp; &#39;blues&#39;</bdi>")
        .doesNotContain("<b>\"jazz");
    assertThat(rewrite(ODD + " loud").path("target").asText()).isEqualTo(ODD);
  }
}
