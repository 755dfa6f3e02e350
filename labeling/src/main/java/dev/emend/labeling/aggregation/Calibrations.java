package dev.emend.labeling.aggregation;

import java.io.Serializable;

/**
 * One calibration for each claim: what shows that a reading is right as it is and what shows that
 * another one would be are different measures.
 *
 * @param confirmed of labels that say what the NLU says already
 * @param corrected of labels that say something else
 */
public record Calibrations(Calibration confirmed, Calibration corrected) implements Serializable {
  /** Leaves every score as it is. */
  public static final Calibrations NONE = new Calibrations(Calibration.NONE, Calibration.NONE);

  /** The calibration of a claim. */
  public Calibration of(Claim claim) {
    return claim == Claim.CONFIRMED ? confirmed : corrected;
  }
}
