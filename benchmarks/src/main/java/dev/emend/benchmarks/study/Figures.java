package dev.emend.benchmarks.study;

import dev.emend.jobs.evaluate.RewriteScore;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What one variant comes to on one log.
 *
 * @param rephrases how well they were heard
 * @param rewrites what they would have done
 */
record Figures(RephraseFigures rephrases, RewriteFigures rewrites) {
  /** What the cells are, in their order. */
  static final List<String> HEADS =
      List.of("AP", "F1", "ECE", "last night", "precision", "replay", "precision");

  /** As cells of a table. */
  List<String> cells() {
    return List.of(
        decimal(rephrases.averagePrecision()),
        decimal(rephrases.f1()),
        decimal(rephrases.calibrationError()),
        winsAndLosses(rewrites.last()),
        percent(rewrites.last().precision()),
        winsAndLosses(rewrites.replay()),
        percent(rewrites.replay().precision()));
  }

  private static String winsAndLosses(RewriteScore score) {
    return "%d : %d".formatted(score.wins(), score.losses());
  }

  private static String decimal(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }

  private static String percent(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * value.getAsDouble());
  }
}
