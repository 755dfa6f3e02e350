package dev.emend.labeling.projection;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text with its intent, and its slots at their places.
 *
 * @param text the key of the utterance
 * @param domain or null
 * @param intent the intent
 * @param slots in the order of the text, none sharing a whitespace token with another
 * @param tags BIO, one a whitespace token of the text: {@code B-name}, {@code I-name}, {@code O}
 */
public record Annotation(
    String text, String domain, String intent, List<LabelledSlot> slots, List<String> tags) {
  /** Refuses slots whose value is not what stands at their place. */
  public Annotation {
    slots = List.copyOf(slots);
    tags = List.copyOf(tags);
    for (LabelledSlot slot : slots) {
      if (slot.end() > text.length()
          || !text.substring(slot.start(), slot.end()).equals(slot.value())) {
        throw new IllegalArgumentException(
            "Invalid slot " + slot + ": does not stand there in '" + text + "'");
      }
    }
  }

  /** Sorts the slots into the order of the text and derives the tags. */
  public static Annotation of(String text, String domain, String intent, List<LabelledSlot> slots) {
    List<LabelledSlot> sorted = new ArrayList<>(slots);
    sorted.sort(Comparator.comparingInt(LabelledSlot::start));
    return new Annotation(text, domain, intent, sorted, tags(Words.of(text), sorted));
  }

  /** The reading that this annotation spells out. */
  public Reading reading() {
    return new Reading(
        domain, intent, slots.stream().map(s -> Slot.of(s.name(), s.value())).toList());
  }

  private static List<String> tags(Words words, List<LabelledSlot> sorted) {
    List<String> tags = new ArrayList<>(words.count());
    for (int i = 0; i < words.count(); i++) {
      tags.add("O");
    }
    for (LabelledSlot slot : sorted) {
      String prefix = "B-";
      for (int i = 0; i < words.count(); i++) {
        if (words.end(i) > slot.start() && words.start(i) < slot.end()) {
          if (!tags.get(i).equals("O")) {
            throw new IllegalArgumentException(
                "Invalid slot " + slot + ": shares '" + words.word(i) + "' with another slot");
          }
          tags.set(i, prefix + slot.name());
          prefix = "I-";
        }
      }
    }
    return tags;
  }
}
