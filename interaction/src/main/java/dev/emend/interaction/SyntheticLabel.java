package dev.emend.interaction;

import java.util.List;

/**
 * A labelled utterance for the training of the NLU.
 *
 * @param labelId stable: the same (locale, context, text, domain, intent, slots) has the same id
 * @param locale BCP 47
 * @param context the context it was said in, or null
 * @param text the utterance to be learnt
 * @param domain or null
 * @param intent the intent
 * @param slots in the order of the text
 * @param tags BIO, one a whitespace token of the text
 * @param confidence calibrated chance that intent and all slots are right
 * @param origin where the label comes from
 * @param sessions support in sessions
 * @param customers support in distinct customers
 * @param weight suggested training weight, not negative
 */
public record SyntheticLabel(
    String labelId,
    String locale,
    String context,
    String text,
    String domain,
    String intent,
    List<LabelledSlot> slots,
    List<String> tags,
    double confidence,
    Origin origin,
    long sessions,
    long customers,
    double weight) {

  /** Refuses a label that does not fit its text. */
  public SyntheticLabel {
    Require.text(labelId, "label_id");
    Require.text(locale, "locale");
    Require.text(text, "text");
    Require.text(intent, "intent");
    slots = Require.listOf(slots);
    for (LabelledSlot slot : slots) {
      if (slot.end() > text.length()) {
        throw new IllegalArgumentException(
            "Invalid slot end: " + slot.end() + " (text has " + text.length() + " characters)");
      }
    }
    tags = Require.listOf(tags);
    Require.probability(confidence, "confidence");
    Require.present(origin, "origin");
    Require.notNegative(sessions, "sessions");
    Require.notNegative(customers, "customers");
  }

  /**
   * A slot and where it stands in the text.
   *
   * @param name the slot's name
   * @param value its value as it stands in the text
   * @param start offset of the first character
   * @param end offset behind the last character
   */
  public record LabelledSlot(String name, String value, int start, int end) {
    /** Refuses an empty or negative range. */
    public LabelledSlot {
      Require.text(name, "slots.name");
      Require.present(value, "slots.value");
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "Invalid slot range: " + start + " to " + end + " (must not be empty or negative)");
      }
    }
  }

  /** Where a label comes from. */
  public enum Origin {
    /** Carried over from a rephrase that worked. */
    PROJECTED,
    /** The reading of an utterance that works by itself. */
    OWN_SUCCESS,
    /** Feedback or teaching. */
    EXPLICIT
  }
}
