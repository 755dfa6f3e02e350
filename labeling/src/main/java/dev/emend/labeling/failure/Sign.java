package dev.emend.labeling.failure;

import dev.emend.interaction.FailurePoint;

/**
 * What can be seen of a turn and of the turn that says it again, each from 0 (not seen) to 1, and
 * how much it speaks for each failure point: the change of log-odds when it is fully seen. A weight
 * of 1 makes a point e ≈ 2.7 times as likely beside the others, 3 twenty times.
 *
 * <p>Signs of a later turn are scaled by the chance that it says this turn again, and but for
 * {@link #SAID_AGAIN} and {@link #HEARD_TWICE} by the chance that it did not fail itself. "Alike"
 * is alike in sound though not in words; "reworded" is neither.
 */
public enum Sign {
  /** Always seen: most turns are fine, and some components fail more rarely. */
  ANY_TURN(2, -2.5, 0, 0, -1, -1),
  /** The turn ended well. */
  WORKED(2, 0, 0, 0, 0, 0),
  /** The turn ended badly. */
  FAILED(-4, 0, 0, 0, 0, 0),
  /** The assistant found nothing, or broke down. */
  NO_RESULT(-1, 0, 0, 0, 0.5, 2),
  /** The assistant said that it did not understand. */
  NOT_UNDERSTOOD(-1, 0.5, 1, 1, 0, 0),
  /** The assistant said that it cannot do this: it understood. */
  UNSUPPORTED(3, 0, 0, 0, 0, 0),
  /** There is no reading, so nothing could be resolved or found. */
  NOTHING_READ(0, 0.5, 1, 1, -3, -3),
  /** Recognition heard no words. */
  NOTHING_HEARD(-2, 2, 1, -2, -2, -2),
  /** How far the confidence of recognition is below one half. */
  UNSURE_HEARING(0, 0.5, 1.5, 0, 0, 0),
  /** How far the confidence of recognition is above one half. */
  SURE_HEARING(0, -0.5, -1, 0, 0, 0),
  /** How far the confidence of the reading is below one half. */
  UNSURE_READING(0, 0, 0.5, 1, 0, 0),
  /** How far the wake-word score is below one half. */
  UNSURE_WAKE(0, 2, 0, 0, 0, 0),
  /** An unsure wake word, and nobody went on with it: silence, or it was called off. */
  UNSURE_WAKE_ABANDONED(-2, 3, 0, 0, 0, 0),
  /** A slot value was not resolved, or not to one entity. */
  UNRESOLVED(-1, 0, 0, 0, 3, 0),
  /** The customer insists, which people seldom do who were understood and told there is nothing. */
  SAID_AGAIN(-1, -1, 0, 0, 0, -1),
  /** What was said again stands among the hypotheses that recognition passed over. */
  PASSED_OVER(0, 0, 2, 0, 0, 0),
  /**
   * The same words were heard twice: mishearings seldom repeat themselves. Failing both times too.
   */
  HEARD_TWICE(0, -1, -1, 0, 0, 0),
  /** The same words were read otherwise, and now it works: there was something to be found. */
  SAME_WORDS_OTHER_READING(-2, 0, 0, 3, 0, -2),
  /** The same words were read the same: well, if it works now, or wrong in the same way twice. */
  SAME_WORDS_SAME_READING(0, 0, 0, -1, 0, 2.5),
  /** Words alike in sound were read otherwise. */
  ALIKE_OTHER_READING(-2, 0, 3, 0.5, 0, -2),
  /** Words alike in sound were read the same: what was misheard did not matter. */
  ALIKE_SAME_READING(0, 0, -1, -1, 0, 2.5),
  /** Other words were read otherwise. */
  REWORDED_OTHER_READING(-2, 0, 0.5, 2, 0, -2),
  /** Other words were read the same. */
  REWORDED_SAME_READING(0, 0, -1, -1, 0, 2.5),
  /** The same reading was resolved to another entity, or at last resolved. */
  OTHER_ENTITY(-1, 0, 0, 0, 3, 0);

  private final double correct;
  private final double falseWake;
  private final double asr;
  private final double nlu;
  private final double resolution;
  private final double result;

  Sign(double correct, double falseWake, double asr, double nlu, double resolution, double result) {
    this.correct = correct;
    this.falseWake = falseWake;
    this.asr = asr;
    this.nlu = nlu;
    this.resolution = resolution;
    this.result = result;
  }

  /** Change of the log-odds of a failure point when the sign is fully seen. */
  public double weight(FailurePoint point) {
    return switch (point) {
      case CORRECT -> correct;
      case FALSE_WAKE -> falseWake;
      case ASR -> asr;
      case NLU -> nlu;
      case ENTITY_RESOLUTION -> resolution;
      case RESULT -> result;
    };
  }
}
