package dev.emend.rephrase;

/**
 * Log-odds that the later turn of a pair says the earlier one again.
 *
 * @param id digest of the content, for the card and the night's row
 * @param pairs log-odds from wording and behaviour together
 * @param lifts what is added where others said the same next
 * @param fates what is added for what becomes of either text with others
 * @param calibration maps the sum to calibrated log-odds (Platt)
 */
public record RephraseModel(
    String id, TreeEnsemble pairs, Lifts lifts, Fates fates, Calibration calibration)
    implements PairScore {

  /** The same model with another calibration, and the id that goes with it. */
  public RephraseModel calibrated(Calibration other) {
    return ModelCodec.identified(new RephraseModel("", pairs, lifts, fates, other));
  }

  @Override
  public double logOdds(double[] x) {
    return calibration.apply(rawLogOdds(x));
  }

  double rawLogOdds(double[] x) {
    return pairs.score(x) + lifts.of(x) + fates.of(x);
  }

  /**
   * Platt's correction of log-odds, {@code slope · z + offset}.
   *
   * @param slope positive
   * @param offset added
   */
  public record Calibration(double slope, double offset) {
    /** Changes nothing. */
    public static final Calibration NONE = new Calibration(1, 0);

    /** Refuses a correction that would turn the order round. */
    public Calibration {
      if (!(slope > 0)) {
        throw new IllegalArgumentException(
            "Invalid calibration slope: " + slope + " (must be positive)");
      }
    }

    double apply(double z) {
      return slope * z + offset;
    }
  }
}
