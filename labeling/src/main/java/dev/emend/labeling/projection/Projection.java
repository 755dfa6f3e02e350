package dev.emend.labeling.projection;

/** What became of carrying a reading over to another text. */
public sealed interface Projection {
  /**
   * The text holds everything the reading says.
   *
   * @param annotation the text with the reading's intent and slots
   * @param cost how far the two texts are apart, 0 (equal) to 1 (nothing in common)
   * @param extraWords words of the text that nothing in the other text stands for; they may hold
   *     something that the reading does not know
   * @param lostWords words of the other text that nothing in this text stands for
   */
  record Projected(Annotation annotation, double cost, int extraWords, int lostWords)
      implements Projection {}

  /**
   * The text cannot carry the reading.
   *
   * @param reason to be counted
   * @param detail in words, with the value
   */
  record Rejected(Reason reason, String detail) implements Projection {}

  /** Why a reading cannot be carried over. */
  enum Reason {
    /** The text has no words. */
    EMPTY_TEXT,
    /** The reading has no intent. */
    NOT_UNDERSTOOD,
    /** A value does not stand in the text it was read from. */
    VALUE_NOT_IN_WORKED_TEXT,
    /** Nothing in the failed text stands for a value. */
    VALUE_LOST,
    /** Something like the value stands there, but not the value: recognition misheard it. */
    VALUE_MISHEARD,
    /** The words that stand for a value do not stand together. */
    DISCONTINUOUS,
    /** Two slots would share a word. */
    OVERLAP,
    /** The texts are too far apart. */
    TEXTS_TOO_UNLIKE
  }
}
