package dev.emend.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Slot;
import dev.emend.jobs.findings.Excerpt;
import dev.emend.jobs.findings.NightFigures;
import dev.emend.jobs.findings.Shown;

/** What the page tells besides its steps and checks, as JSON: rates 0..1, times in seconds. */
final class FindingsJson {
  private FindingsJson() {}

  static void add(ObjectNode report, Findings findings) {
    Shown shown = findings.shown();
    report.put("min_customers", shown.minCustomers());
    ArrayNode rewrites = report.putArray("top_rewrites");
    shown.served().forEach(served -> rewrites.add(of(served)));
    report.put("withheld_rewrites", shown.withheld());
    ArrayNode rejected = report.putArray("rejected");
    shown.rejected().forEach(kind -> rejected.add(of(kind)));
    ArrayNode labels = report.putArray("top_labels");
    shown.labels().forEach(label -> labels.add(ContractJson.of(label)));
    ArrayNode nights = report.putArray("nights");
    findings.nights().forEach(night -> nights.add(of(night)));
  }

  private static ObjectNode of(Shown.Served served) {
    ObjectNode json = of(served.rewrite());
    ArrayNode sessions = json.putArray("example_sessions");
    served.sessions().forEach(session -> add(sessions.addArray(), session));
    return json;
  }

  private static ObjectNode of(Shown.Rejected kind) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", kind.kind()).put("count", kind.count());
    ArrayNode examples = json.putArray("examples");
    kind.examples().forEach(rewrite -> examples.add(of(rewrite)));
    return json;
  }

  /** Only rewrites for everyone are shown: there is no customer to name. */
  private static ObjectNode of(Rewrite rewrite) {
    ObjectNode json = ContractJson.of(rewrite);
    json.remove("customer_id");
    return json;
  }

  private static void add(ArrayNode session, Excerpt excerpt) {
    for (Excerpt.Said said : excerpt.turns()) {
      ObjectNode json = session.addObject();
      json.put("role", said.role().name()).put("heard", said.heard());
      json.put("context", said.context());
      json.put("domain", said.reading().domain()).put("intent", said.reading().intent());
      ArrayNode slots = json.putArray("slots");
      for (Slot slot : said.reading().slots()) {
        slots.addObject().put("name", slot.name()).put("value", slot.value());
      }
      json.put("status", said.status().name());
      json.put("barge_in_seconds", said.bargeInSeconds());
      json.put("silence_seconds", said.silenceSeconds());
      json.put("rephrase_probability", said.rephraseProbability());
      json.put("rephrase_of", said.rephraseOf());
    }
  }

  private static ObjectNode of(NightFigures night) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("night", night.night().toString()).put("turns", night.turns());
    json.put("friction_rate", night.friction()).put("rephrase_rate", night.rephrases());
    json.put("rewrites", night.rewrites()).put("labels", night.labels());
    json.put("quarantined_share", night.quarantined());
    return json;
  }
}
