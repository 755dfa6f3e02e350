package dev.emend.labeling.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One JSON object a label with the fields of SLURP: tokens with their ids, entities with the ids of
 * their tokens ({@code span}) and their words ({@code filler}). The action is the intent without
 * its scenario. SLURP counts in whole numbers, so {@code slurp_id} is the first 52 bits of the
 * SHA-256 of the label id, which stands beside it.
 */
final class SlurpJson extends LineWriter {
  /** JSON readers that count in doubles keep 53 bits. */
  private static final int UNUSED_BITS = 12;

  @Override
  boolean holds(SyntheticLabel label) {
    return !MarkedText.hasAny(label.text(), "[]");
  }

  @Override
  void line(SyntheticLabel label, Appendable out) throws IOException {
    String[] tokens = label.text().split(" ", -1);
    out.append(Json.object(json -> fields(label, tokens, json))).append('\n');
  }

  private static void fields(SyntheticLabel label, String[] tokens, JsonGenerator json)
      throws IOException {
    json.writeNumberField("slurp_id", number(label.labelId()));
    json.writeStringField("sentence", label.text());
    json.writeStringField(
        "sentence_annotation",
        MarkedText.of(label, slot -> "[" + slot.name() + " : " + slot.value() + "]"));
    json.writeStringField("intent", label.intent());
    json.writeStringField("action", action(label));
    json.writeArrayFieldStart("tokens");
    for (int i = 0; i < tokens.length; i++) {
      json.writeStartObject();
      json.writeStringField("surface", tokens[i]);
      json.writeNumberField("id", i);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("scenario", label.domain() == null ? "" : label.domain());
    json.writeArrayFieldStart("recordings");
    json.writeEndArray();
    json.writeArrayFieldStart("entities");
    for (LabelledSlot slot : label.slots()) {
      entity(slot, tokens, json);
    }
    json.writeEndArray();
    json.writeStringField("label_id", label.labelId());
    json.writeStringField("locale", label.locale());
    json.writeStringField("context", label.context());
    json.writeStringField("origin", label.origin().name());
    json.writeNumberField("confidence", label.confidence());
    json.writeNumberField("weight", label.weight());
  }

  private static void entity(LabelledSlot slot, String[] tokens, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("span");
    int start = 0;
    for (int i = 0; i < tokens.length; i++) {
      int end = start + tokens[i].length();
      if (end > slot.start() && start < slot.end()) {
        json.writeNumber(i);
      }
      start = end + 1;
    }
    json.writeEndArray();
    json.writeStringField("type", slot.name());
    json.writeStringField("filler", slot.value());
    json.writeEndObject();
  }

  private static String action(SyntheticLabel label) {
    String scenario = label.domain() + "_";
    boolean named = label.domain() != null && label.intent().startsWith(scenario);
    return named ? label.intent().substring(scenario.length()) : label.intent();
  }

  private static long number(String labelId) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(labelId.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing, which every Java platform has", e);
    }
  }
}
