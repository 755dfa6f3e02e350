package dev.emend.jobs.steps;

import dev.emend.labeling.aggregation.AggregationOptions;
import dev.emend.labeling.projection.ProjectionOptions;
import java.time.Duration;

/**
 * How labels are made.
 *
 * @param gap silence that ends a session
 * @param leastSupport projections less probable are left out, 0..1
 * @param projection how readings are carried over
 * @param aggregation when evidence makes a label
 * @param checkedNights nights, the last of each text, that are held against those before them to
 *     calibrate the confidence
 * @param windowNights nights that are summed, the newest accepted night among them
 */
public record LabelOptions(
    Duration gap,
    double leastSupport,
    ProjectionOptions projection,
    AggregationOptions aggregation,
    int checkedNights,
    int windowNights) {
  /** Refuses an empty window. */
  public LabelOptions {
    if (checkedNights < 1) {
      throw new IllegalArgumentException(
          "Invalid checked nights: " + checkedNights + " (must be at least 1)");
    }
    if (windowNights < 1) {
      throw new IllegalArgumentException(
          "Invalid window: " + windowNights + " nights (must be at least 1)");
    }
  }
}
