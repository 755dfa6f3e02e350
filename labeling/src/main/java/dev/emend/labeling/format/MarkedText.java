package dev.emend.labeling.format;

import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A text with its slots marked inside it. */
final class MarkedText {
  private MarkedText() {}

  /** The text with each slot replaced by its mark. */
  static String of(SyntheticLabel label, Function<LabelledSlot, String> mark) {
    List<LabelledSlot> slots =
        label.slots().stream().sorted(Comparator.comparingInt(LabelledSlot::start)).toList();
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (LabelledSlot slot : slots) {
      marked.append(label.text(), at, slot.start()).append(mark.apply(slot));
      at = slot.end();
    }
    return marked.append(label.text(), at, label.text().length()).toString();
  }

  /** Whether every character can be printed: no controls, line ends or lone surrogates. */
  static boolean printable(String text) {
    return text.codePoints()
        .noneMatch(
            c -> {
              int type = Character.getType(c);
              return type == Character.CONTROL
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR
                  || c == 0xFEFF
                  || c == 0xFFFE
                  || c == 0xFFFF;
            });
  }

  /** Whether a text has one of the characters. */
  static boolean hasAny(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }
}
