package dev.emend.labeling.aggregation;

import dev.emend.interaction.SyntheticLabel;

/** What the evidence about one text came to. */
public sealed interface LabelDecision {
  /**
   * The text gets a label.
   *
   * @param label the label
   */
  record Labelled(SyntheticLabel label) implements LabelDecision {}

  /**
   * The text gets none.
   *
   * @param reason to be counted
   * @param detail in words, with the value
   */
  record Refused(Reason reason, String detail) implements LabelDecision {}

  /** Why a text gets no label. */
  enum Reason {
    /** No evidence speaks for any reading. */
    NO_SUPPORT,
    /** No origin alone has enough customers. */
    TOO_FEW_CUSTOMERS,
    /** The text is read like this by itself, and fails too often. */
    OWN_READING_FAILS,
    /** A value of the reading does not stand in the text, or two of them share a word. */
    NO_PLACE_FOR_VALUE,
    /** The chance that the label is right is too small. */
    LOW_CONFIDENCE
  }
}
