package dev.emend.labeling.aggregation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rising map from raw scores to chances, linear between knots and flat beyond the outer ones.
 *
 * @param knots rising in both coordinates, at least one
 */
public record Calibration(List<Knot> knots) implements Serializable {
  /** Leaves every score as it is. */
  public static final Calibration NONE = new Calibration(List.of(new Knot(0, 0), new Knot(1, 1)));

  /**
   * One point of the map.
   *
   * @param score raw score
   * @param chance how often scores like that were right, 0..1
   */
  public record Knot(double score, double chance) implements Serializable {}

  /**
   * What later showed a score to be.
   *
   * @param score raw score
   * @param right share that was right, 0..1
   * @param weight how much was seen, positive
   */
  public record Sample(double score, double right, double weight) {}

  /** Refuses maps that fall or leave 0..1. */
  public Calibration {
    knots = List.copyOf(knots);
    if (knots.isEmpty()) {
      throw new IllegalArgumentException("Invalid calibration: 0 knots (must have at least one)");
    }
    for (int i = 0; i < knots.size(); i++) {
      Knot knot = knots.get(i);
      boolean rises =
          i == 0 || (knot.score > knots.get(i - 1).score && knot.chance >= knots.get(i - 1).chance);
      if (!rises || !(knot.chance >= 0 && knot.chance <= 1)) {
        throw new IllegalArgumentException(
            "Invalid calibration: knot " + i + " is " + knot + " (must rise within 0 to 1)");
      }
    }
  }

  /** The calibrated chance of a raw score. */
  public double of(double score) {
    Knot below = knots.get(0);
    if (score <= below.score) {
      return below.chance;
    }
    for (Knot above : knots.subList(1, knots.size())) {
      if (score <= above.score) {
        double way = (score - below.score) / (above.score - below.score);
        return below.chance + way * (above.chance - below.chance);
      }
      below = above;
    }
    return below.chance;
  }

  /**
   * Isotonic regression by pooling adjacent violators; each pooled block becomes a knot at its mean
   * score. Without samples nothing is changed.
   */
  public static Calibration fit(List<Sample> samples) {
    if (samples.isEmpty()) {
      return NONE;
    }
    List<Sample> sorted = new ArrayList<>(samples);
    sorted.sort(
        Comparator.comparingDouble(Sample::score)
            .thenComparingDouble(Sample::right)
            .thenComparingDouble(Sample::weight));
    List<Sample> blocks = new ArrayList<>();
    for (Sample sample : sorted) {
      Sample block = sample;
      while (!blocks.isEmpty() && violates(blocks.get(blocks.size() - 1), block)) {
        block = pooled(blocks.remove(blocks.size() - 1), block);
      }
      blocks.add(block);
    }
    return new Calibration(
        blocks.stream().map(b -> new Knot(b.score, Math.min(1, Math.max(0, b.right)))).toList());
  }

  private static boolean violates(Sample before, Sample block) {
    return before.right >= block.right || before.score >= block.score;
  }

  private static Sample pooled(Sample a, Sample b) {
    double weight = a.weight + b.weight;
    return new Sample(
        (a.score * a.weight + b.score * b.weight) / weight,
        (a.right * a.weight + b.right * b.weight) / weight,
        weight);
  }
}
