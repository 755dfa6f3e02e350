package dev.emend.jobs.steps;

import dev.emend.markov.rewrite.Borne;
import dev.emend.markov.rewrite.Tuning;
import java.util.List;
import java.util.Locale;

/**
 * The thresholds that the log of a locale chose for itself, and why.
 *
 * @param locale BCP 47
 * @param sentence what was chosen, in words
 * @param nights nights that were replayed
 * @param served what the replayed nights show of the rewrites that are served as configured
 * @param thresholds one a demand
 */
public record Tuned(
    String locale, String sentence, int nights, Shown served, List<Threshold> thresholds) {
  static Tuned of(String locale, Tuning tuning) {
    return new Tuned(
        locale,
        tuning.sentence(),
        tuning.nights(),
        Shown.of(tuning.served()),
        tuning.choices().stream().map(Threshold::of).toList());
  }

  /**
   * What the customers of the replayed nights did who said the sources of some rewrites.
   *
   * @param wanted turns after which they went on to what the rewrite gives
   * @param content turns that they were content with
   * @param elsewhere turns after which they went on to something else
   * @param share of those who wanted it, 0..1
   */
  public record Shown(double wanted, double content, double elsewhere, double share) {
    static Shown of(Borne borne) {
      return new Shown(borne.wanted(), borne.content(), borne.elsewhere(), borne.share());
    }
  }

  /**
   * One threshold.
   *
   * @param key its key in the configuration
   * @param configured as configured
   * @param chosen as it is used
   * @param bands what was looked at, nearest to the configured threshold first
   */
  public record Threshold(String key, double configured, double chosen, List<Band> bands) {
    static Threshold of(Tuning.Choice choice) {
      return new Threshold(
          choice.demand().key(),
          choice.configured(),
          choice.chosen(),
          choice.bands().stream().map(Band::of).toList());
    }
  }

  /**
   * Rewrites between two thresholds that meet all other demands.
   *
   * @param from the lower threshold
   * @param to the upper threshold
   * @param rewrites their number, summed over the replayed nights
   * @param shown what the replayed nights show of them
   * @param verdict what becomes of them: "joins", "stays out", "leaves" or "stays in"
   */
  public record Band(double from, double to, int rewrites, Shown shown, String verdict) {
    static Band of(Tuning.Band band) {
      return new Band(
          band.from(),
          band.to(),
          band.rewrites(),
          Shown.of(band.borne()),
          band.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }
}
