package dev.emend.markov.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The thresholds that a log chose for itself, and why.
 *
 * @param configured the options as configured
 * @param chosen the options with the chosen thresholds
 * @param nights nights that were replayed
 * @param served what the replayed nights show of the rewrites that the configured thresholds serve
 * @param choices one a demand
 */
public record Tuning(
    MiningOptions configured,
    MiningOptions chosen,
    int nights,
    Borne served,
    List<Choice> choices) {
  /** Copies its list. */
  public Tuning {
    choices = List.copyOf(choices);
  }

  /** Nothing was replayed: everything stays as configured. */
  static Tuning none(MiningOptions configured) {
    return new Tuning(configured, configured, 0, Borne.NOTHING, List.of());
  }

  /**
   * The threshold of one demand.
   *
   * @param demand the demand
   * @param configured the threshold of the configuration
   * @param chosen the threshold in use
   * @param bands what was looked at, nearest to the configured threshold first
   */
  public record Choice(Demand demand, double configured, double chosen, List<Band> bands) {
    /** Copies its list. */
    public Choice {
      bands = List.copyOf(bands);
    }
  }

  /**
   * Rewrites between two thresholds that meet all other demands.
   *
   * @param from the lower threshold
   * @param to the upper threshold
   * @param rewrites their number, summed over the replayed nights
   * @param borne what the replayed nights show of them
   * @param verdict what becomes of them
   */
  public record Band(double from, double to, int rewrites, Borne borne, Verdict verdict) {}

  /** What becomes of a band. */
  public enum Verdict {
    /** Below the threshold, and surely as good as what is served: joins it. */
    JOINS,
    /** Below the threshold, and not surely as good. */
    STAYS_OUT,
    /** Above the threshold, and surely not half as good as the rest: leaves. */
    LEAVES,
    /** Above the threshold, and good enough. */
    STAYS_IN
  }

  /** What was chosen, in a sentence. */
  public String sentence() {
    if (nights == 0) {
      return "Thresholds as configured: no night was replayed";
    }
    List<String> changed = new ArrayList<>();
    for (Choice choice : choices) {
      if (choice.chosen != choice.configured) {
        changed.add(
            "%s %s instead of %s"
                .formatted(choice.demand.key(), number(choice.chosen), number(choice.configured)));
      }
    }
    String seen =
        String.format(
            Locale.ROOT,
            "in %s replayed, of %.0f turns with a rewrite %s show that it was wanted",
            Words.count(nights, "night"),
            served.turns(),
            Words.percent(served.share()));
    return (changed.isEmpty()
            ? "Thresholds as configured"
            : "Thresholds tuned: " + String.join(", ", changed))
        + "; "
        + seen;
  }

  /** A threshold as it is written in the configuration. */
  private static String number(double threshold) {
    return String.format(Locale.ROOT, "%.2f", threshold);
  }
}
