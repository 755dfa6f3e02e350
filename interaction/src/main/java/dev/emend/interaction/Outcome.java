package dev.emend.interaction;

/**
 * How a turn ended, as probabilities; what is left of 1 is unknown.
 *
 * @param success chance that the customer got what they wanted
 * @param failure chance that they did not
 */
public record Outcome(double success, double failure) {
  /** Nothing is known. */
  public static final Outcome UNKNOWN = new Outcome(0, 0);

  /** Refuses values that are no probabilities together. */
  public Outcome {
    if (!(success >= 0 && failure >= 0 && success + failure <= 1 + 1e-12)) {
      throw new IllegalArgumentException(
          "Invalid outcome: success " + success + ", failure " + failure + " (sum must be 0 to 1)");
    }
  }

  /** Chance that nothing can be told. */
  public double unknown() {
    return Math.max(0, 1 - success - failure);
  }
}
