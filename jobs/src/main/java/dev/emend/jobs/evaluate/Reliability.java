package dev.emend.jobs.evaluate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether confidences are chances: in each tenth of confidence, what was claimed and what was
 * right.
 *
 * @param bins from low to high, those without turns left out
 */
public record Reliability(List<Bin> bins) {
  /** Keeps the bins as they are. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Labels of about the same confidence.
   *
   * @param turns that they cover
   * @param claimed sum of the labels' confidence over these turns
   * @param right turns whose frame is the label's
   */
  public record Bin(long turns, double claimed, long right) {}

  /** {@code Σ |claimed − right| ÷ Σ turns} (expected calibration error); empty without turns. */
  public OptionalDouble error() {
    long turns = bins.stream().mapToLong(Bin::turns).sum();
    double apart = bins.stream().mapToDouble(bin -> Math.abs(bin.claimed - bin.right)).sum();
    return turns == 0 ? OptionalDouble.empty() : OptionalDouble.of(apart / turns);
  }
}
