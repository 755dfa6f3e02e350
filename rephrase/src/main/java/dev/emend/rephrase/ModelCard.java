package dev.emend.rephrase;

import java.time.LocalDate;
import java.util.List;

/**
 * What a rephrase model is made of, beside the model.
 *
 * @param modelId see {@link RephraseModel#id}
 * @param dataDigest the first 16 hexadecimal digits of SHA-256 over id, time and utterance of each
 *     turn it was trained on
 * @param firstDate date of the earliest of these turns, UTC
 * @param lastDate date of the latest
 * @param sessions number of sessions it was trained on
 * @param pairs number of pairs of turns
 * @param rephrases expected number of rephrases among the pairs: the sum of their probabilities
 * @param priorLogOdds log-odds of a rephrase among all pairs
 * @param calibration see {@link RephraseModel#calibration}
 * @param importances every feature that counts, the strongest first
 * @param histogram number of pairs by tenth of probability, the lowest first
 * @param quality beside a truth, or null where there is none
 * @param heldOut beside the beliefs it was taught by, on sessions that the compared models did not
 *     see, or null where it was taught by a truth
 */
public record ModelCard(
    String modelId,
    String dataDigest,
    LocalDate firstDate,
    LocalDate lastDate,
    int sessions,
    int pairs,
    double rephrases,
    double priorLogOdds,
    RephraseModel.Calibration calibration,
    List<Importance> importances,
    List<Integer> histogram,
    ModelQuality quality,
    HeldOut heldOut) {
  /** Copies the lists. */
  public ModelCard {
    importances = List.copyOf(importances);
    histogram = List.copyOf(histogram);
  }

  /** The same card with the quality of the model beside a truth. */
  public ModelCard with(ModelQuality measured) {
    return with(measured, heldOut);
  }

  /** The same card with what held out sessions say. */
  ModelCard with(HeldOut compared) {
    return with(quality, compared);
  }

  private ModelCard with(ModelQuality measured, HeldOut compared) {
    return new ModelCard(
        modelId,
        dataDigest,
        firstDate,
        lastDate,
        sessions,
        pairs,
        rephrases,
        priorLogOdds,
        calibration,
        importances,
        histogram,
        measured,
        compared);
  }

  /**
   * How much a feature counts.
   *
   * @param feature the feature
   * @param logOdds by how much it moves the log-odds of a pair, in the mean of absolute values
   */
  public record Importance(Feature feature, double logOdds) {}
}
