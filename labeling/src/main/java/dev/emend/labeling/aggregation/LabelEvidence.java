package dev.emend.labeling.aggregation;

import dev.emend.interaction.Reading;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.text.TextKey;
import java.util.Comparator;
import java.util.List;

/**
 * One piece of evidence about what a text means, from one session.
 *
 * @param locale BCP 47
 * @param context what the assistant had asked, or null
 * @param text key of the utterance
 * @param customerId whose session
 * @param sessionId which session
 * @param reading what the text would mean; one that the text cannot carry has no place for its
 *     slots, and nothing at all only speaks against
 * @param slots where the reading's values stand in the text; empty where that is not known
 * @param support chance that this occasion shows the reading to be right, 0..1
 * @param against chance that it shows the reading to be wrong, 0..1
 * @param origin where the reading comes from
 * @param misheard chance that the text is not what was said, 0..1; 0 where nothing suggests it
 */
public record LabelEvidence(
    String locale,
    String context,
    String text,
    String customerId,
    String sessionId,
    Reading reading,
    List<LabelledSlot> slots,
    double support,
    double against,
    Origin origin,
    double misheard) {

  /** Any total order over all fields serves; this one keeps a customer's evidence together. */
  static final Comparator<LabelEvidence> ORDER =
      Comparator.comparing(LabelEvidence::customerId)
          .thenComparing(LabelEvidence::sessionId)
          .thenComparing(LabelEvidence::origin)
          .thenComparing(evidence -> evidence.reading().key())
          .thenComparing(evidence -> evidence.slots().toString())
          .thenComparingDouble(LabelEvidence::support)
          .thenComparingDouble(LabelEvidence::against)
          .thenComparingDouble(LabelEvidence::misheard);

  /** Refuses a text that is no key, support of nothing and chances outside 0..1. */
  public LabelEvidence {
    if (text.isEmpty() || !TextKey.of(text).equals(text)) {
      throw new IllegalArgumentException("Invalid text: '" + text + "' (must be a key, not empty)");
    }
    if (!reading.understood() && support > 0) {
      throw new IllegalArgumentException("Missing intent: evidence for '" + text + "'");
    }
    slots = List.copyOf(slots);
    chance(support, "support");
    chance(against, "against");
    chance(misheard, "misheard");
  }

  /** Evidence about a text that nothing suggests was misheard. */
  public LabelEvidence(
      String locale,
      String context,
      String text,
      String customerId,
      String sessionId,
      Reading reading,
      List<LabelledSlot> slots,
      double support,
      double against,
      Origin origin) {
    this(locale, context, text, customerId, sessionId, reading, slots, support, against, origin, 0);
  }

  private static void chance(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be 0 to 1)");
    }
  }
}
