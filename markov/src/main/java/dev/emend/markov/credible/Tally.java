package dev.emend.markov.credible;

/**
 * What was counted of one thing; counts may be fractional.
 *
 * @param successes how often it went well
 * @param failures how often it did not
 */
public record Tally(double successes, double failures) {
  /** Refuses negative and infinite counts. */
  public Tally {
    if (!(successes >= 0 && failures >= 0 && successes + failures < 1e12)) {
      throw new IllegalArgumentException(
          "Invalid tally: successes "
              + successes
              + ", failures "
              + failures
              + " (must be 0 to 1e12)");
    }
  }

  /** Successes and failures together. */
  public double trials() {
    return successes + failures;
  }
}
