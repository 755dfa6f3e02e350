package dev.emend.markov.chain;

/**
 * Bounds of a probability.
 *
 * @param lower it is at least this much
 * @param upper it is at most this much
 */
public record Interval(double lower, double upper) {
  /** Refuses bounds that are no probabilities or the wrong way round. */
  public Interval {
    if (!(0 <= lower && lower <= upper)) {
      throw new IllegalArgumentException(
          "Invalid interval: [" + lower + ", " + upper + "] (must be 0 or more, and ascending)");
    }
  }

  /** How far the bounds are apart. */
  public double width() {
    return upper - lower;
  }

  /** Whether a value lies within the bounds. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
