package dev.emend.labeling.aggregation;

import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.labeling.projection.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a label: the first 16 hexadecimal digits of the SHA-256 of its locale, context and
 * annotation, each field with its length before it, so that no two labels spell the same input.
 */
final class LabelId {
  private static final int BYTES = 8;

  private LabelId() {}

  static String of(String locale, String context, Annotation annotation) {
    StringBuilder fields = new StringBuilder();
    field(fields, locale);
    field(fields, context);
    field(fields, annotation.text());
    field(fields, annotation.domain());
    field(fields, annotation.intent());
    for (LabelledSlot slot : annotation.slots()) {
      field(fields, slot.name());
      field(fields, slot.value());
      fields.append(slot.start()).append('-').append(slot.end()).append(';');
    }
    byte[] digest = sha256().digest(fields.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  private static void field(StringBuilder fields, String value) {
    if (value == null) {
      fields.append("-;");
    } else {
      fields.append(value.length()).append(':').append(value).append(';');
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing, which every Java platform has", e);
    }
  }
}
