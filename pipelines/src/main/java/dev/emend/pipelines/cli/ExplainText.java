package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.jobs.steps.Explainer.Explanation;
import dev.emend.jobs.steps.Explainer.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An explanation, for people and for programs: the chain around a text. */
final class ExplainText {
  private static final int SHOWN = 8;

  private final Explanation explanation;

  ExplainText(Explanation explanation) {
    this.explanation = explanation;
  }

  Answer answer() {
    return Answer.done(text(), json());
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(explanation.verdict());
    lines.add("");
    double again = explanation.saidAgain().stream().mapToDouble(Neighbour::mass).sum();
    double all = explanation.success() + explanation.failure() + again;
    arrows(lines, explanation.saidBefore(), "%s  ─▶  ", 0);
    lines.add(here());
    explanation
        .readings()
        .forEach(
            (turns, readings) ->
                readings.forEach(
                    r -> lines.add("      read %,d times as %s".formatted(turns, name(r)))));
    if (all > 0) {
      lines.add("   ─▶ success  " + share(explanation.success(), all));
      lines.add("   ─▶ failure  " + share(explanation.failure(), all));
      arrows(lines, explanation.saidAgain(), "   ─▶ '%s'  ", all);
    }
    for (Rewrite rewrite : explanation.rewrites()) {
      lines.add("");
      lines.add(
          "%s  %s %s  '%s' ─▶ '%s'"
              .formatted(
                  rewrite.rewriteId(),
                  rewrite.scope(),
                  rewrite.status(),
                  rewrite.source(),
                  rewrite.target()));
      lines.add(
          String.format(
              Locale.ROOT,
              "   success %.2f as heard, %.2f after it, gain at least %.2f; %d customers, %d sessions, %s to %s",
              rewrite.successSource(),
              rewrite.successTarget(),
              rewrite.gainLower(),
              rewrite.customers(),
              rewrite.sessions(),
              rewrite.firstSeen(),
              rewrite.lastSeen()));
      lines.add("   " + rewrite.reason());
    }
    return String.join("\n", lines);
  }

  private String here() {
    String context = explanation.state().context();
    return "['%s'] %s%s"
        .formatted(
            explanation.state().text(),
            explanation.locale(),
            context == null ? "" : ", context " + context);
  }

  private static void arrows(
      List<String> lines, List<Neighbour> neighbours, String form, double all) {
    for (Neighbour one : neighbours.stream().limit(SHOWN).toList()) {
      lines.add(
          form.formatted(one.state().text())
              + (all > 0 ? share(one.mass(), all) + ", " : "")
              + String.format(
                  Locale.ROOT,
                  "%.1f times, %d customers, %d sessions",
                  one.mass(),
                  one.customers(),
                  one.sessions()));
    }
    if (neighbours.size() > SHOWN) {
      lines.add("   … and " + (neighbours.size() - SHOWN) + " more");
    }
  }

  private static String share(double mass, double all) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * mass / all);
  }

  private static String name(Reading reading) {
    return reading.understood() ? reading.intent() + " " + reading.slotKeys() : "nothing";
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("verdict", explanation.verdict()).put("locale", explanation.locale());
    json.put("context", explanation.state().context()).put("text", explanation.state().text());
    json.put("success", explanation.success()).put("failure", explanation.failure());
    neighbours(json.putArray("said_again"), explanation.saidAgain());
    neighbours(json.putArray("said_before"), explanation.saidBefore());
    ArrayNode rewrites = json.putArray("rewrites");
    for (Rewrite rewrite : explanation.rewrites()) {
      rewrites
          .addObject()
          .put("rewrite_id", rewrite.rewriteId())
          .put("scope", rewrite.scope().name())
          .put("customer_id", rewrite.customerId())
          .put("source", rewrite.source())
          .put("target", rewrite.target())
          .put("success_source", rewrite.successSource())
          .put("success_target", rewrite.successTarget())
          .put("gain_lower", rewrite.gainLower())
          .put("customers", rewrite.customers())
          .put("sessions", rewrite.sessions())
          .put("status", rewrite.status().name())
          .put("reason", rewrite.reason());
    }
    return json;
  }

  private static void neighbours(ArrayNode array, List<Neighbour> neighbours) {
    for (Neighbour one : neighbours) {
      array
          .addObject()
          .put("context", one.state().context())
          .put("text", one.state().text())
          .put("mass", one.mass())
          .put("customers", one.customers())
          .put("sessions", one.sessions());
    }
  }
}
