package dev.emend.labeling.aggregation;

import dev.emend.labeling.aggregation.Calibration.Sample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What later nights showed labels to be. For each night of the window, the label that the nights
 * before it would have given a text is held against that night alone: it was right where the night
 * by itself, polled in the same way, comes to the same reading, and wrong where it does not; each
 * weighs as much as the night's evidence about the text. No truth is needed, and none is used.
 *
 * <p>Scores are kept in bins of their logit and masses in whole numbers of 2⁻³² turns, so that
 * parts can be added in any order.
 */
public final class LaterOutcomes {
  private static final double ONE = 1L << 32;
  private static final double BINS_A_LOGIT = 16;

  /** A handful of turns outweighs what was believed before. */
  private static final double PRECISION = 1;

  private final AggregationOptions options;
  private final LabelAggregator aggregator;
  private final int checkedNights;
  private final Map<Claim, SortedMap<Integer, long[]>> tallies = new EnumMap<>(Claim.class);

  /**
   * One bin of scores.
   *
   * @param claim what the labels claim
   * @param bin number of the bin
   * @param right mass that showed labels right, in 2⁻³² turns
   * @param wrong mass that showed labels wrong, in 2⁻³² turns
   */
  public record Tally(Claim claim, int bin, long right, long wrong) {}

  /**
   * Nothing seen yet.
   *
   * @param options how labels are decided; their calibrations are the belief before anything is
   *     seen
   * @param checkedNights the last so many nights of a text are held against those before them
   */
  public LaterOutcomes(AggregationOptions options, int checkedNights) {
    if (checkedNights < 1) {
      throw new IllegalArgumentException(
          "Invalid checked nights: " + checkedNights + " (must be at least 1)");
    }
    this.options = options;
    this.aggregator = new LabelAggregator(options);
    this.checkedNights = checkedNights;
  }

  /** Adds what the nights say about one text, in order of the nights. */
  public void add(SortedMap<LocalDate, List<LabelEvidence>> text) {
    List<LabelEvidence> before = new ArrayList<>();
    int left = text.size();
    for (List<LabelEvidence> night : text.values()) {
      if (!before.isEmpty() && left <= checkedNights) {
        check(TextEvidence.of(before), TextEvidence.of(night));
      }
      before.addAll(night);
      left--;
    }
  }

  private void check(TextEvidence before, TextEvidence night) {
    aggregator
        .guess(before)
        .ifPresent(
            guess -> {
              AgreementPrior.Counts counts = aggregator.counts(night, guess.reading());
              boolean right = counts.agree() > counts.disagree();
              long mass = Math.round(counts.total() * ONE);
              int bin = (int) Math.round(Calibration.logit(guess.score()) * BINS_A_LOGIT);
              add(new Tally(guess.claim(), bin, right ? mass : 0, right ? 0 : mass));
            });
  }

  /** Adds a part. */
  public void add(Tally tally) {
    long[] masses =
        tallies
            .computeIfAbsent(tally.claim(), claim -> new TreeMap<>())
            .computeIfAbsent(tally.bin(), bin -> new long[2]);
    masses[0] += tally.right();
    masses[1] += tally.wrong();
  }

  /** All bins, by claim and number. */
  public List<Tally> tallies() {
    List<Tally> all = new ArrayList<>();
    tallies.forEach(
        (claim, bins) ->
            bins.forEach((bin, masses) -> all.add(new Tally(claim, bin, masses[0], masses[1]))));
    return all;
  }

  /** The calibrations that the outcomes suggest. */
  public Calibrations calibrations() {
    Calibrations prior = options.calibrations();
    return new Calibrations(
        prior.confirmed().fit(samples(Claim.CONFIRMED), PRECISION),
        prior.corrected().fit(samples(Claim.CORRECTED), PRECISION));
  }

  private List<Sample> samples(Claim claim) {
    List<Sample> samples = new ArrayList<>();
    tallies
        .getOrDefault(claim, new TreeMap<>())
        .forEach(
            (bin, masses) ->
                samples.add(
                    new Sample(
                        Calibration.chance(bin / BINS_A_LOGIT), masses[0] / ONE, masses[1] / ONE)));
    return samples;
  }
}
