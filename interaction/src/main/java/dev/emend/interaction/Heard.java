package dev.emend.interaction;

import java.util.List;

/**
 * What speech recognition heard.
 *
 * @param utterance the best hypothesis; may be empty, never null
 * @param confidence 0..1, or null
 * @param nbest hypotheses, best first; includes the best one unless it is empty or absent
 */
public record Heard(String utterance, Double confidence, List<Hypothesis> nbest) {
  /** Refuses a missing utterance and a confidence outside 0..1. */
  public Heard {
    Require.present(utterance, "utterance");
    Require.probability(confidence, "asr_confidence");
    nbest = Require.listOf(nbest);
  }

  /**
   * One hypothesis of speech recognition.
   *
   * @param text what may have been said
   * @param confidence 0..1, or null
   */
  public record Hypothesis(String text, Double confidence) {
    /** Refuses a missing text and a confidence outside 0..1. */
    public Hypothesis {
      Require.present(text, "asr_nbest.text");
      Require.probability(confidence, "asr_nbest.confidence");
    }
  }
}
