package dev.emend.pipelines.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;

/** Rewrites and labels as JSON, in the names of the data contract. */
public final class ContractJson {
  private ContractJson() {}

  /** A rewrite, contract §2. */
  public static ObjectNode of(Rewrite rewrite) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rewrite_id", rewrite.rewriteId());
    json.put("locale", rewrite.locale());
    json.put("scope", rewrite.scope().name());
    json.put("customer_id", rewrite.customerId());
    json.put("context", rewrite.context());
    json.put("source", rewrite.source());
    json.put("target", rewrite.target());
    addReading(json, rewrite.targetReading());
    json.put("success_source", rewrite.successSource());
    json.put("success_target", rewrite.successTarget());
    json.put("gain_lower", rewrite.gainLower());
    json.put("sessions", rewrite.sessions());
    json.put("customers", rewrite.customers());
    json.put("first_seen", text(rewrite.firstSeen()));
    json.put("last_seen", text(rewrite.lastSeen()));
    json.put("status", rewrite.status().name());
    json.put("reason", rewrite.reason());
    return json;
  }

  private static void addReading(ObjectNode json, Reading reading) {
    json.put("target_domain", reading.domain());
    json.put("target_intent", reading.intent());
    ArrayNode slots = json.putArray("target_slots");
    reading
        .slots()
        .forEach(slot -> slots.addObject().put("name", slot.name()).put("value", slot.value()));
  }

  /** A label, contract §3. */
  public static ObjectNode of(SyntheticLabel label) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("label_id", label.labelId());
    json.put("locale", label.locale());
    json.put("context", label.context());
    json.put("text", label.text());
    json.put("domain", label.domain());
    json.put("intent", label.intent());
    ArrayNode slots = json.putArray("slots");
    label.slots().forEach(slot -> add(slots, slot));
    label.tags().forEach(json.putArray("tags")::add);
    json.put("confidence", label.confidence());
    json.put("origin", label.origin().name());
    json.put("sessions", label.sessions());
    json.put("customers", label.customers());
    json.put("weight", label.weight());
    return json;
  }

  private static void add(ArrayNode slots, SyntheticLabel.LabelledSlot slot) {
    slots
        .addObject()
        .put("name", slot.name())
        .put("value", slot.value())
        .put("start", slot.start())
        .put("end", slot.end());
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
