package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import java.io.IOException;

/**
 * One JSON object a label with the fields of MASSIVE: slots stand in {@code annot_utt} as {@code
 * [name : value]}. Texts with a square bracket of their own are left out. The fields behind {@code
 * worker_id} are ours.
 */
final class MassiveJson extends LineWriter {
  @Override
  boolean holds(SyntheticLabel label) {
    return !MarkedText.hasAny(label.text(), "[]")
        && label.slots().stream()
            .noneMatch(slot -> MarkedText.hasAny(slot.name(), "[]") || slot.name().contains(" : "));
  }

  @Override
  void line(SyntheticLabel label, Appendable out) throws IOException {
    String marked = MarkedText.of(label, slot -> "[" + slot.name() + " : " + slot.value() + "]");
    out.append(
            Json.object(
                json -> {
                  json.writeStringField("id", label.labelId());
                  json.writeStringField("locale", label.locale());
                  json.writeStringField("partition", "train");
                  json.writeStringField("scenario", label.domain() == null ? "" : label.domain());
                  json.writeStringField("intent", label.intent());
                  json.writeStringField("utt", label.text());
                  json.writeStringField("annot_utt", marked);
                  json.writeStringField("worker_id", "emend");
                  json.writeStringField("context", label.context());
                  json.writeStringField("origin", label.origin().name());
                  json.writeNumberField("confidence", label.confidence());
                  json.writeNumberField("weight", label.weight());
                }))
        .append('\n');
  }
}
