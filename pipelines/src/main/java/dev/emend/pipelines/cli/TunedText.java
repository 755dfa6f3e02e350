package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.Tuned;
import dev.emend.jobs.steps.Tuned.Band;
import dev.emend.jobs.steps.Tuned.Shown;
import dev.emend.jobs.steps.Tuned.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The thresholds that each locale chose, for people and for programs. */
final class TunedText {
  private static final String EXPLANATION =
      "A band is the rewrites between two thresholds that meet all other demands. Of the turns with"
          + System.lineSeparator()
          + "their sources, so many went on to what the rewrite gives (wanted), were content as they"
          + System.lineSeparator()
          + "were read, or went on elsewhere. A band joins where it surely is as good as what is"
          + System.lineSeparator()
          + "served, and leaves where it surely is not half as good.";

  private final List<Tuned> tuned;

  TunedText(List<Tuned> tuned) {
    this.tuned = tuned;
  }

  Answer answer() {
    return Answer.done(text(), json());
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    tuned.forEach(locale -> parts.add(text(locale)));
    if (tuned.stream().anyMatch(locale -> locale.nights() > 0)) {
      parts.add(EXPLANATION);
    }
    return parts.isEmpty()
        ? "No locale has been said anything in yet"
        : String.join(System.lineSeparator().repeat(2), parts);
  }

  private static String text(Tuned tuned) {
    String head = tuned.locale() + "  " + tuned.sentence();
    if (tuned.thresholds().isEmpty()) {
      return head;
    }
    TextTable table =
        new TextTable(
            "threshold",
            "configured",
            "in use",
            "band",
            "rewrites",
            "wanted",
            "content",
            "elsewhere",
            "share",
            "verdict");
    row(table, "what is served", "", "", "", "", tuned.served(), "");
    for (Threshold threshold : tuned.thresholds()) {
      String key = threshold.key();
      String configured = number(threshold.configured());
      String chosen = number(threshold.chosen());
      for (Band band : threshold.bands()) {
        row(
            table,
            key,
            configured,
            chosen,
            number(band.from()) + " to " + number(band.to()),
            Integer.toString(band.rewrites()),
            band.shown(),
            band.verdict());
        key = "";
        configured = "";
        chosen = "";
      }
    }
    return head + System.lineSeparator() + table;
  }

  private static void row(
      TextTable table,
      String key,
      String configured,
      String chosen,
      String band,
      String rewrites,
      Shown shown,
      String verdict) {
    table.row(
        key,
        configured,
        chosen,
        band,
        rewrites,
        turns(shown.wanted()),
        turns(shown.content()),
        turns(shown.elsewhere()),
        shown.share() == 0 && shown.wanted() + shown.content() + shown.elsewhere() == 0
            ? ""
            : String.format(Locale.ROOT, "%.0f %%", 100 * shown.share()),
        verdict);
  }

  private static String number(double threshold) {
    return String.format(Locale.ROOT, "%.2f", threshold);
  }

  private static String turns(double turns) {
    return String.format(Locale.ROOT, "%.1f", turns);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    tuned.forEach(locale -> put(json.putObject(locale.locale()), locale));
    return json;
  }

  private static void put(ObjectNode json, Tuned tuned) {
    json.put("why", tuned.sentence()).put("nights", tuned.nights());
    put(json.putObject("served"), tuned.served());
    ArrayNode choices = json.putArray("thresholds");
    for (Threshold threshold : tuned.thresholds()) {
      ObjectNode one = choices.addObject();
      one.put("key", threshold.key()).put("configured", threshold.configured());
      one.put("chosen", threshold.chosen());
      ArrayNode bands = one.putArray("bands");
      for (Band band : threshold.bands()) {
        ObjectNode node = bands.addObject();
        node.put("from", band.from()).put("to", band.to()).put("rewrites", band.rewrites());
        put(node, band.shown());
        node.put("verdict", band.verdict());
      }
    }
  }

  private static void put(ObjectNode json, Shown shown) {
    json.put("wanted", shown.wanted()).put("content", shown.content());
    json.put("elsewhere", shown.elsewhere());
  }
}
