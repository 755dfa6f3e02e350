package dev.emend.pipelines.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run report as JSON, for programs. */
public final class JsonReport {
  private JsonReport() {}

  /** The report; times in seconds, instants in UTC. */
  public static ObjectNode of(RunReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("night", report.night().toString());
    json.put("verdict", report.verdict());
    json.put("exit_code", report.code().code());
    json.put("sentence", report.sentence());
    json.put("started", report.started().toString());
    json.put("seconds", seconds(report.took()));
    ArrayNode steps = json.putArray("steps");
    report.steps().forEach(step -> steps.add(of(step)));
    ArrayNode checks = json.putArray("checks");
    report.findings().checks().forEach(check -> add(checks, check));
    FindingsJson.add(json, report.findings());
    return json;
  }

  private static ObjectNode of(StepReport step) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", step.name());
    json.put("exit_code", step.code().code());
    json.put("sentence", step.sentence());
    json.put("seconds", seconds(step.took()));
    ObjectNode counts = json.putObject("counts");
    step.counts().forEach(counts::put);
    step.notes().forEach(json.putArray("notes")::add);
    return json;
  }

  private static void add(ArrayNode checks, Findings.CheckLine check) {
    checks
        .addObject()
        .put("name", check.name())
        .put("status", check.status())
        .put("value", check.value())
        .put("sentence", check.sentence());
  }

  /**
   * Reads a report back, without its findings, which live in the warehouse.
   *
   * @throws IllegalArgumentException where it is no such report
   */
  public static RunReport read(JsonNode json) {
    List<StepReport> steps = new ArrayList<>();
    json.path("steps").forEach(step -> steps.add(step(step)));
    return new RunReport(
        LocalDate.parse(json.path("night").asText()),
        code(json),
        json.path("sentence").asText(),
        Instant.parse(json.path("started").asText()),
        duration(json),
        steps,
        Findings.NONE);
  }

  private static StepReport step(JsonNode json) {
    Map<String, Long> counts = new LinkedHashMap<>();
    json.path("counts")
        .fields()
        .forEachRemaining(count -> counts.put(count.getKey(), count.getValue().asLong()));
    List<String> notes = new ArrayList<>();
    json.path("notes").forEach(note -> notes.add(note.asText()));
    String name = json.path("name").asText();
    String sentence = json.path("sentence").asText();
    return new StepReport(name, code(json), sentence, counts, notes, duration(json));
  }

  private static ExitCode code(JsonNode json) {
    int code = json.path("exit_code").asInt(-1);
    return Arrays.stream(ExitCode.values())
        .filter(known -> known.code() == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Unknown exit_code: " + code));
  }

  private static Duration duration(JsonNode json) {
    return Duration.ofMillis(Math.round(1000 * json.path("seconds").asDouble()));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
