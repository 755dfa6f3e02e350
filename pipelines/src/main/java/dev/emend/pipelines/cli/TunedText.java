package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.markov.rewrite.Borne;
import dev.emend.markov.rewrite.Tuning;
import dev.emend.markov.rewrite.Tuning.Band;
import dev.emend.markov.rewrite.Tuning.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

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

  private final SortedMap<String, Tuning> tunings;

  TunedText(SortedMap<String, Tuning> tunings) {
    this.tunings = tunings;
  }

  Answer answer() {
    return Answer.done(text(), json());
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    tunings.forEach((locale, tuning) -> parts.add(text(locale, tuning)));
    if (tunings.values().stream().anyMatch(tuning -> tuning.nights() > 0)) {
      parts.add(EXPLANATION);
    }
    return parts.isEmpty()
        ? "No locale has been said anything in yet"
        : String.join(System.lineSeparator().repeat(2), parts);
  }

  private static String text(String locale, Tuning tuning) {
    String head = locale + "  " + tuning.sentence();
    if (tuning.choices().isEmpty()) {
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
    row(table, "what is served", "", "", "", "", tuning.served(), "");
    for (Choice choice : tuning.choices()) {
      String key = choice.demand().key();
      String configured = Tuning.number(choice.configured());
      String chosen = Tuning.number(choice.chosen());
      for (Band band : choice.bands()) {
        row(
            table,
            key,
            configured,
            chosen,
            Tuning.number(band.from()) + " to " + Tuning.number(band.to()),
            Integer.toString(band.rewrites()),
            band.borne(),
            band.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
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
      Borne borne,
      String verdict) {
    table.row(
        key,
        configured,
        chosen,
        band,
        rewrites,
        turns(borne.wanted()),
        turns(borne.content()),
        turns(borne.elsewhere()),
        borne.turns() == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * borne.share()),
        verdict);
  }

  private static String turns(double turns) {
    return String.format(Locale.ROOT, "%.1f", turns);
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    tunings.forEach((locale, tuning) -> put(json.putObject(locale), tuning));
    return json;
  }

  private static void put(ObjectNode json, Tuning tuning) {
    json.put("why", tuning.sentence()).put("nights", tuning.nights());
    put(json.putObject("served"), tuning.served());
    ArrayNode choices = json.putArray("thresholds");
    for (Choice choice : tuning.choices()) {
      ObjectNode one = choices.addObject();
      one.put("key", choice.demand().key()).put("configured", choice.configured());
      one.put("chosen", choice.chosen());
      ArrayNode bands = one.putArray("bands");
      for (Band band : choice.bands()) {
        ObjectNode node = bands.addObject();
        node.put("from", band.from()).put("to", band.to()).put("rewrites", band.rewrites());
        put(node, band.borne());
        node.put("verdict", band.verdict().name());
      }
    }
  }

  private static void put(ObjectNode json, Borne borne) {
    json.put("wanted", borne.wanted()).put("content", borne.content());
    json.put("elsewhere", borne.elsewhere());
  }
}
