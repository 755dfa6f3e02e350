package dev.emend.jobs.steps;

import dev.emend.interaction.Terminations;
import dev.emend.rephrase.FrictionDetector;
import dev.emend.rephrase.RephraseTrainer;
import java.io.Serializable;
import java.time.Duration;

/**
 * How turns are judged.
 *
 * @param gap silence that ends a session
 * @param threshold probability from which a turn counts as a rephrase, 0..1
 * @param mostCandidates how many earlier attempts compete for each turn
 * @param terminations wordings that stop what the assistant does
 * @param minTurns turns of the window from which on a night trains its own model
 * @param mostPairs pairs of turns that one training looks at
 * @param windowNights nights that a training looks back on, the night itself among them
 */
public record JudgeOptions(
    Duration gap,
    double threshold,
    int mostCandidates,
    Terminations terminations,
    long minTurns,
    int mostPairs,
    int windowNights)
    implements Serializable {

  /** Training from 3,000 turns on. */
  public static final JudgeOptions DEFAULT =
      new JudgeOptions(Duration.ofSeconds(45), 0.5, 6, Terminations.ENGLISH, 3_000, 16_000, 28);

  /** Rounds of expectation–maximisation; more of them drift away from the shipped model. */
  private static final int ROUNDS = 1;

  /** Refuses values outside their range. */
  public JudgeOptions {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "Invalid rephrase threshold: " + threshold + " (must be above 0, at most 1)");
    }
    if (minTurns < 1 || mostPairs < 1 || windowNights < 1 || mostCandidates < 1) {
      throw new IllegalArgumentException(
          "Invalid training: %d turns, %d pairs, %d nights, %d candidates (each at least 1)"
              .formatted(minTurns, mostPairs, windowNights, mostCandidates));
    }
  }

  /** How much a training of these nights looks at. */
  public RephraseTrainer.Options training() {
    return new RephraseTrainer.Options(mostPairs, ROUNDS, mostCandidates);
  }

  FrictionDetector.Weights weights() {
    return FrictionDetector.Weights.DEFAULT;
  }
}
