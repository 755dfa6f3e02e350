package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.labeling.format.LabelFormat.Written;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Rasa NLU training data: examples under their intent, slots as {@code [value](name)}, or {@code
 * [value]{"entity": "name"}} where the short form would misread the name. Rasa has no way to write
 * a square bracket that marks nothing, so texts with one are left out. Locale and context have no
 * place in the format: write one file a locale; of several labels of one text the best supported is
 * written, so that no example stands there twice or under two intents.
 */
final class RasaYaml implements LabelWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_+.-]*");
  private static final Set<String> YAML_WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  /** The best supported first; ids differ, so that no order of labels decides. */
  private static final Comparator<SyntheticLabel> SUPPORT =
      Comparator.comparingLong(SyntheticLabel::customers)
          .thenComparingLong(SyntheticLabel::sessions)
          .thenComparingDouble(SyntheticLabel::confidence)
          .reversed()
          .thenComparing(SyntheticLabel::labelId);

  @Override
  public Written write(Iterable<SyntheticLabel> labels, Appendable out) throws IOException {
    Map<String, SyntheticLabel> best = best(labels);
    out.append("version: \"3.1\"\n\nnlu:");
    String intent = null;
    long written = 0;
    long leftOut = 0;
    for (SyntheticLabel label : labels) {
      if (!label.equals(best.get(label.text()))) {
        leftOut++;
        continue;
      }
      if (!label.intent().equals(intent)) {
        intent = label.intent();
        out.append("\n- intent: ").append(scalar(intent)).append("\n  examples: |\n");
      }
      out.append("    - ").append(MarkedText.of(label, RasaYaml::mark)).append('\n');
      written++;
    }
    out.append(written == 0 ? " []\n" : "");
    return new Written(written, leftOut);
  }

  /** The label of each text that is written. */
  private static Map<String, SyntheticLabel> best(Iterable<SyntheticLabel> labels) {
    Map<String, SyntheticLabel> best = new HashMap<>();
    for (SyntheticLabel label : labels) {
      if (holds(label)) {
        best.merge(label.text(), label, BinaryOperator.minBy(SUPPORT));
      }
    }
    return best;
  }

  private static boolean holds(SyntheticLabel label) {
    return !MarkedText.hasAny(label.text(), "[]")
        && MarkedText.printable(label.text())
        && MarkedText.printable(label.intent())
        && label.slots().stream()
            .allMatch(
                slot ->
                    MarkedText.printable(slot.name()) && !MarkedText.hasAny(slot.name(), "{}[]"));
  }

  private static String mark(LabelledSlot slot) {
    String value = "[" + slot.value() + "]";
    return MarkedText.hasAny(slot.name(), ":()\"\\ ")
        ? value + "{\"entity\": " + Json.quoted(slot.name()) + "}"
        : value + "(" + slot.name() + ")";
  }

  /** A JSON string is a YAML string. */
  private static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && YAML_WORDS.stream().noneMatch(text::equalsIgnoreCase);
    return plain ? text : Json.quoted(text);
  }
}
