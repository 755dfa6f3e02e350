package dev.emend.jobs.evaluate;

import java.util.OptionalDouble;

/**
 * How right labels are, each weighted by the turns that have its text.
 *
 * @param labels labels of the origin at or above the threshold, those that no turn has too
 * @param turns pairs of such a label and a turn with content that has its locale, context and text
 * @param intentRight of those, domain and intent are those of the truth
 * @param frameRight of those, all slots are too
 * @param slotsRight slots of labels that the truth has
 * @param slotsWrong slots of labels that the truth has not
 * @param slotsMissed slots of the truth that the label has not
 * @param covered failed turns whose later rephrase worked and whose text has such a label
 * @param coveredRight of those, the label's frame is the right one
 */
public record LabelScore(
    long labels,
    long turns,
    long intentRight,
    long frameRight,
    long slotsRight,
    long slotsWrong,
    long slotsMissed,
    long covered,
    long coveredRight) {
  /** Of no label. */
  public static final LabelScore NONE = new LabelScore(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Share of turns with the right domain and intent. */
  public OptionalDouble exactIntent() {
    return Ratio.of(intentRight, turns);
  }

  /** Share of turns with the right domain, intent and set of slots. */
  public OptionalDouble exactFrame() {
    return Ratio.of(frameRight, turns);
  }

  /** F1 of slots over all turns; empty where neither labels nor truth have any. */
  public OptionalDouble slotF1() {
    return Ratio.f1(slotsRight, slotsWrong, slotsMissed);
  }

  /**
   * Share of the failed turns whose later rephrase worked that have such a label.
   *
   * @param rescued all those turns
   */
  public OptionalDouble coverage(long rescued) {
    return Ratio.of(covered, rescued);
  }

  LabelScore plus(LabelScore other) {
    return new LabelScore(
        labels + other.labels,
        turns + other.turns,
        intentRight + other.intentRight,
        frameRight + other.frameRight,
        slotsRight + other.slotsRight,
        slotsWrong + other.slotsWrong,
        slotsMissed + other.slotsMissed,
        covered + other.covered,
        coveredRight + other.coveredRight);
  }

  /**
   * The score at one confidence threshold.
   *
   * @param threshold labels with at least this confidence count
   * @param score theirs
   * @param reliability of their confidences
   */
  public record AtThreshold(double threshold, LabelScore score, Reliability reliability) {}
}
