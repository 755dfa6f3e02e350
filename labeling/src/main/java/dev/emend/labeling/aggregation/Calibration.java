package dev.emend.labeling.aggregation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * From a raw score s to a chance: {@code σ(offset + slope · logit s)} (Platt 1999, on the logit).
 *
 * @param offset log-odds that scores of one half are right
 * @param slope how much surer a surer score is, positive
 */
public record Calibration(double offset, double slope) implements Serializable {
  /** Leaves every score as it is, but for the outermost. */
  public static final Calibration NONE = new Calibration(0, 1);

  private static final double OUTERMOST = 1e-4;
  private static final double LEAST_SLOPE = 0.05;
  private static final int MOST_ROUNDS = 60;
  private static final double SETTLED = 1e-10;
  private static final double LONGEST_STEP = 2;

  /**
   * What later showed a score to be.
   *
   * @param score raw score, 0..1
   * @param right how much was seen that showed it right, in turns
   * @param wrong how much was seen that showed it wrong, in turns
   */
  public record Sample(double score, double right, double wrong) {
    /** Refuses negative masses. */
    public Sample {
      if (!(right >= 0 && wrong >= 0)) {
        throw new IllegalArgumentException(
            "Invalid sample: " + right + " right, " + wrong + " wrong (must not be negative)");
      }
    }
  }

  /** Refuses maps that do not rise. */
  public Calibration {
    if (!(slope > 0 && Double.isFinite(slope) && Double.isFinite(offset))) {
      throw new IllegalArgumentException(
          "Invalid calibration: offset " + offset + ", slope " + slope + " (must rise)");
    }
  }

  /** The chance that a score stands for. */
  public double of(double score) {
    return chance(offset + slope * logit(score));
  }

  /** {@code ln(s / (1 − s))} of a score kept off 0 and 1. */
  static double logit(double score) {
    double inside = Math.min(1 - OUTERMOST, Math.max(OUTERMOST, score));
    return StrictMath.log(inside / (1 - inside));
  }

  /** {@code 1 / (1 + e⁻ˣ)}. */
  static double chance(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /**
   * The most probable map (Newton's method on the penalised likelihood): around this one, normally
   * distributed with the given precision, and seen through samples; its offset is taken a standard
   * error lower, so that few samples make nothing sure. Where it would not rise it is the most
   * probable of those that rise least; without samples it is this one.
   *
   * @param precision of offset and slope, 1 / variance, positive
   */
  public Calibration fit(List<Sample> samples, double precision) {
    if (samples.isEmpty()) {
      return this;
    }
    List<Sample> sorted = new ArrayList<>(samples);
    sorted.sort(
        Comparator.comparingDouble(Sample::score)
            .thenComparingDouble(Sample::right)
            .thenComparingDouble(Sample::wrong));
    double[] at = {offset, slope};
    double loss = loss(sorted, at, precision);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] step = step(sorted, at, precision);
      double[] next = {at[0] - step[0], at[1] - step[1]};
      double after = loss(sorted, next, precision);
      for (int halving = 0; halving < MOST_ROUNDS && !(after <= loss); halving++) {
        next = new double[] {(at[0] + next[0]) / 2, (at[1] + next[1]) / 2};
        after = loss(sorted, next, precision);
      }
      boolean settled = !(loss - after > SETTLED * Math.max(1, loss));
      at = after <= loss ? next : at;
      loss = Math.min(loss, after);
      if (settled) {
        break;
      }
    }
    double[] rising = at[1] < LEAST_SLOPE ? rising(sorted, precision) : at;
    return new Calibration(rising[0] - error(sorted, rising, precision), rising[1]);
  }

  /** The most probable of the maps that rise least; Newton's method on the offset alone. */
  private double[] rising(List<Sample> samples, double precision) {
    double[] at = {offset, LEAST_SLOPE};
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double gradient = precision * (at[0] - offset);
      double curvature = precision;
      for (Sample sample : samples) {
        double p = chance(at[0] + at[1] * logit(sample.score));
        double total = sample.right + sample.wrong;
        gradient += total * p - sample.right;
        curvature += total * p * (1 - p);
      }
      double step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, gradient / curvature));
      at[0] -= step;
      if (Math.abs(step) < SETTLED) {
        break;
      }
    }
    return at;
  }

  /** Standard error of the log-odds where the samples are. */
  private static double error(List<Sample> samples, double[] at, double precision) {
    double information = precision;
    for (Sample sample : samples) {
      double p = chance(at[0] + at[1] * logit(sample.score));
      information += (sample.right + sample.wrong) * p * (1 - p);
    }
    return 1 / Math.sqrt(information);
  }

  /** Negative log of what is maximised. */
  private double loss(List<Sample> samples, double[] at, double precision) {
    double fromOffset = at[0] - offset;
    double fromSlope = at[1] - slope;
    double loss = precision * (fromOffset * fromOffset + fromSlope * fromSlope) / 2;
    for (Sample sample : samples) {
      double logit = at[0] + at[1] * logit(sample.score);
      loss += sample.right * softplus(-logit) + sample.wrong * softplus(logit);
    }
    return loss;
  }

  /** {@code ln(1 + eˣ)} without overflow. */
  private static double softplus(double x) {
    return Math.max(0, x) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Inverse of the Hessian times the gradient of the loss. */
  private double[] step(List<Sample> samples, double[] at, double precision) {
    double g0 = precision * (at[0] - offset);
    double g1 = precision * (at[1] - slope);
    double h00 = precision;
    double h01 = 0;
    double h11 = precision;
    for (Sample sample : samples) {
      double x = logit(sample.score);
      double p = chance(at[0] + at[1] * x);
      double total = sample.right + sample.wrong;
      double apart = total * p - sample.right;
      double curvature = total * p * (1 - p);
      g0 += apart;
      g1 += apart * x;
      h00 += curvature;
      h01 += curvature * x;
      h11 += curvature * x * x;
    }
    double determinant = h00 * h11 - h01 * h01;
    return new double[] {(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant};
  }
}
