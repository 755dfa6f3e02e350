package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import java.io.IOException;

/**
 * Tokens and tags in two columns, a blank line behind each utterance, and comments ({@code # key =
 * value}) before it with what the columns do not say.
 */
final class ConllBio extends LineWriter {
  @Override
  boolean holds(SyntheticLabel label) {
    return MarkedText.printable(label.text())
        && MarkedText.printable(label.intent())
        && (label.domain() == null || MarkedText.printable(label.domain()))
        && (label.context() == null || MarkedText.printable(label.context()))
        && label.tags().stream().allMatch(tag -> MarkedText.printable(tag) && !tag.contains(" "));
  }

  @Override
  void line(SyntheticLabel label, Appendable out) throws IOException {
    comment(out, "id", label.labelId());
    comment(out, "locale", label.locale());
    comment(out, "context", label.context());
    comment(out, "domain", label.domain());
    comment(out, "intent", label.intent());
    comment(out, "origin", label.origin().name());
    comment(out, "confidence", Double.toString(label.confidence()));
    comment(out, "weight", Double.toString(label.weight()));
    String[] tokens = label.text().split(" ", -1);
    for (int i = 0; i < tokens.length; i++) {
      out.append(tokens[i]).append('\t').append(label.tags().get(i)).append('\n');
    }
    out.append('\n');
  }

  private static void comment(Appendable out, String key, String value) throws IOException {
    if (value != null) {
      out.append("# ").append(key).append(" = ").append(value).append('\n');
    }
  }
}
