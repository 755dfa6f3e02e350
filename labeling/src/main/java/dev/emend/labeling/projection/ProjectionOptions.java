package dev.emend.labeling.projection;

import java.io.Serializable;

/**
 * What the projection of a reading may cost. Costs are shares: 0 is equal, 1 has nothing in common.
 *
 * @param gapCost cost of a word without a counterpart; two of them cost less than linking words
 *     that have nothing in common
 * @param joinCost what it costs on top that recognition split or merged words
 * @param moveCost what it costs on top that a word stands in another order
 * @param longestJoin so many words at most were one word
 * @param maxSlotCost a slot value may differ so much between the texts; 0 demands the same key.
 *     What is let through stands in the label as the failed text has it
 * @param maxTextCost texts that differ more are no paraphrases; 1 lets all pass
 * @param valueInWorkedText refuse a reading whose slot value does not even stand in the text it was
 *     read from (a normalised value, a slot without words)
 */
public record ProjectionOptions(
    double gapCost,
    double joinCost,
    double moveCost,
    int longestJoin,
    double maxSlotCost,
    double maxTextCost,
    boolean valueInWorkedText)
    implements Serializable {
  /** Values must stand in both texts with equal keys; paraphrases may share no word. */
  public static final ProjectionOptions DEFAULT =
      new ProjectionOptions(0.35, 0.1, 0.1, 3, 0, 1, true);

  /** Refuses costs outside 0..1 and joins of no word. */
  public ProjectionOptions {
    share(gapCost, "gap cost");
    share(joinCost, "join cost");
    share(moveCost, "move cost");
    share(maxSlotCost, "max slot cost");
    share(maxTextCost, "max text cost");
    if (gapCost == 0) {
      throw new IllegalArgumentException("Invalid gap cost: 0 (must be positive)");
    }
    if (longestJoin < 1) {
      throw new IllegalArgumentException(
          "Invalid longest join: " + longestJoin + " (must be at least 1)");
    }
  }

  private static void share(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + value + " (must be 0 to 1)");
    }
  }
}
