package dev.emend.jobs.evaluate;

import java.util.OptionalDouble;

/**
 * How well rephrases are found.
 *
 * @param rephrases rephrases there are by the truth
 * @param found turns that are said to be rephrases at the threshold in use
 * @param hits of those, with the right earlier turn
 * @param averagePrecision over all thresholds; empty where there is no rephrase
 */
public record RephraseScore(
    long rephrases, long found, long hits, OptionalDouble averagePrecision) {
  /** Hits ÷ found. */
  public OptionalDouble precision() {
    return Ratio.of(hits, found);
  }

  /** Hits ÷ rephrases. */
  public OptionalDouble recall() {
    return Ratio.of(hits, rephrases);
  }

  /** Harmonic mean of precision and recall. */
  public OptionalDouble f1() {
    return Ratio.f1(hits, found - hits, rephrases - hits);
  }
}
