package dev.emend.rephrase;

import java.util.List;

/**
 * What a model thinks of the candidates of a turn, beside the truth.
 *
 * @param logOdds of each candidate alone, not calibrated
 * @param right position of the candidate that the turn says again, −1 for none of them
 * @param rephrase whether the turn says any earlier turn again
 */
public record GradedTurn(List<Double> logOdds, int right, boolean rephrase) {
  /** Refuses a right candidate that there is not. */
  public GradedTurn {
    logOdds = List.copyOf(logOdds);
    if (right < -1 || right >= logOdds.size() || (right >= 0 && !rephrase)) {
      throw new IllegalArgumentException(
          "Invalid right candidate: %d of %d (rephrase: %s)"
              .formatted(right, logOdds.size(), rephrase));
    }
  }
}
