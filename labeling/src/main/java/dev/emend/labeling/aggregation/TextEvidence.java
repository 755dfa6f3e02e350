package dev.emend.labeling.aggregation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All evidence about one text under one context.
 *
 * @param locale BCP 47
 * @param context what the assistant had asked, or null
 * @param text key of the utterance
 * @param pieces sorted, so that equal multisets of evidence are equal records
 */
public record TextEvidence(String locale, String context, String text, List<LabelEvidence> pieces) {
  /** Sorts the pieces; refuses one that is about another text. */
  public TextEvidence {
    for (LabelEvidence piece : pieces) {
      if (!piece.text().equals(text)
          || !piece.locale().equals(locale)
          || !Objects.equals(piece.context(), context)) {
        throw new IllegalArgumentException(
            "Invalid evidence: about '" + piece.text() + "' (must be about '" + text + "')");
      }
    }
    List<LabelEvidence> sorted = new ArrayList<>(pieces);
    sorted.sort(LabelEvidence.ORDER);
    pieces = List.copyOf(sorted);
  }

  /** The evidence of several pieces about the same text, at least one. */
  public static TextEvidence of(List<LabelEvidence> pieces) {
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("Invalid evidence: 0 pieces (must have at least one)");
    }
    LabelEvidence first = pieces.get(0);
    return new TextEvidence(first.locale(), first.context(), first.text(), pieces);
  }

  /** This evidence and that of another part about the same text; commutative and associative. */
  public TextEvidence plus(TextEvidence other) {
    List<LabelEvidence> both = new ArrayList<>(pieces);
    both.addAll(other.pieces);
    return new TextEvidence(locale, context, text, both);
  }
}
