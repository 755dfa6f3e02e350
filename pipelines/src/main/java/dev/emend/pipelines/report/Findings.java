package dev.emend.pipelines.report;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import java.util.List;

/**
 * What is worth telling about a night besides its steps.
 *
 * @param checks every data check and its result
 * @param rewrites the rewrites with the most support, the best first
 * @param labels the labels with the most support, the best first
 */
public record Findings(
    List<CheckLine> checks, List<Rewrite> rewrites, List<SyntheticLabel> labels) {
  /** Nothing to tell. */
  public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

  /** Keeps its own lists. */
  public Findings {
    checks = List.copyOf(checks);
    rewrites = List.copyOf(rewrites);
    labels = List.copyOf(labels);
  }

  /**
   * A data check and its result.
   *
   * @param name what is checked
   * @param status PASSED, WARNED, FAILED
   * @param value what was found; null where it could not be measured
   * @param sentence the value that was found, and what was asked for
   */
  public record CheckLine(String name, String status, Double value, String sentence) {}
}
