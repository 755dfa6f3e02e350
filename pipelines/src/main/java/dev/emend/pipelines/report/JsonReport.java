package dev.emend.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

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
    ArrayNode rewrites = json.putArray("top_rewrites");
    report.findings().rewrites().forEach(rewrite -> rewrites.add(ContractJson.of(rewrite)));
    ArrayNode labels = json.putArray("top_labels");
    report.findings().labels().forEach(label -> labels.add(ContractJson.of(label)));
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
        .put("sentence", check.sentence());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
