package dev.emend.interaction;

/**
 * A further reading with its score.
 *
 * @param reading the reading
 * @param confidence 0..1, or null
 */
public record ScoredReading(Reading reading, Double confidence) {
  /** Refuses a missing reading and a confidence outside 0..1. */
  public ScoredReading {
    Require.present(reading, "nlu_nbest");
    Require.probability(confidence, "nlu_nbest.confidence");
  }
}
