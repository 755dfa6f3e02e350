package dev.emend.rephrase;

/**
 * Log-odds that the later turn of a pair says the earlier one again. Given whether it does, wording
 * and behaviour are taken as independent, so their log-odds add and the prior is taken off once
 * (naive Bayes over two views); Platt's slope and offset correct what that overstates.
 *
 * @param id digest of the content, for the card and the night's row
 * @param wording log-odds from {@link Feature.View#WORDING}
 * @param behaviour log-odds from {@link Feature.View#BEHAVIOUR}
 * @param priorLogOdds log-odds of a rephrase among all pairs
 * @param calibration maps the summed log-odds to calibrated ones
 */
public record RephraseModel(
    String id,
    TreeEnsemble wording,
    TreeEnsemble behaviour,
    double priorLogOdds,
    Calibration calibration)
    implements PairScore {

  /** The same model with another calibration, and the id that goes with it. */
  public RephraseModel calibrated(Calibration other) {
    return ModelCodec.identified(new RephraseModel("", wording, behaviour, priorLogOdds, other));
  }

  @Override
  public double logOdds(double[] x) {
    return calibration.apply(rawLogOdds(x));
  }

  double rawLogOdds(double[] x) {
    return wording.score(x) + behaviour.score(x) - priorLogOdds;
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
