package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Rewrite;
import dev.emend.jobs.steps.Explainer.Explained;
import java.util.ArrayList;
import java.util.List;

/** An explanation, for people and for programs: the chain around a text. */
final class ExplainText {
  private final Explained explained;
  private final String svgOrNull;

  /** With the file that the picture was written to, or null. */
  ExplainText(Explained explained, String svgOrNull) {
    this.explained = explained;
    this.svgOrNull = svgOrNull;
  }

  Answer answer() {
    return Answer.done(text(), json());
  }

  private String text() {
    List<String> lines = new ArrayList<>(explained.picture());
    for (Rewrite rewrite : explained.rewrites()) {
      if (rewrite.scope() == Rewrite.Scope.PERSONAL) {
        lines.add(
            "For customer %s alone: '%s'. %s"
                .formatted(rewrite.customerId(), rewrite.target(), rewrite.reason()));
      }
    }
    if (svgOrNull != null) {
      lines.addAll(List.of("", "Drawn in " + svgOrNull));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("locale", explained.locale()).put("context", explained.context());
    json.put("text", explained.text()).put("why", explained.why());
    ArrayNode picture = json.putArray("picture");
    explained.picture().forEach(picture::add);
    if (svgOrNull != null) {
      json.put("svg", svgOrNull);
    }
    ArrayNode rewrites = json.putArray("rewrites");
    explained.rewrites().forEach(rewrite -> put(rewrites.addObject(), rewrite));
    return json;
  }

  private static void put(ObjectNode json, Rewrite rewrite) {
    json.put("rewrite_id", rewrite.rewriteId()).put("scope", rewrite.scope().name());
    json.put("customer_id", rewrite.customerId()).put("source", rewrite.source());
    json.put("target", rewrite.target()).put("success_source", rewrite.successSource());
    json.put("success_target", rewrite.successTarget()).put("gain_lower", rewrite.gainLower());
    json.put("customers", rewrite.customers()).put("sessions", rewrite.sessions());
    json.put("status", rewrite.status().name()).put("reason", rewrite.reason());
  }
}
