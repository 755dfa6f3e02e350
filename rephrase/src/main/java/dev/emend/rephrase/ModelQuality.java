package dev.emend.rephrase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How well a model does beside the truth: turns are ranked by the probability of their best
 * candidate, and that is a hit where the truth names the same earlier turn.
 *
 * @param turns number of turns
 * @param rephrases number of turns that say an earlier one again
 * @param averagePrecision mean of the precision at each hit, over all rephrases; 0..1
 * @param precision hits ÷ turns from probability ½ on
 * @param recall hits from probability ½ on ÷ rephrases
 * @param f1 harmonic mean of both
 * @param bestF1 the same at the threshold where it is greatest
 * @param bestThreshold that threshold
 * @param calibrationError mean distance of probability and share of hits over the bins, weighted by
 *     turns (expected calibration error)
 * @param reliability ten bins of probability; empty ones are left out
 */
public record ModelQuality(
    int turns,
    int rephrases,
    double averagePrecision,
    double precision,
    double recall,
    double f1,
    double bestF1,
    double bestThreshold,
    double calibrationError,
    List<Bin> reliability) {
  private static final int BINS = 10;

  /** Copies the bins. */
  public ModelQuality {
    reliability = List.copyOf(reliability);
  }

  /**
   * One bin of the reliability curve.
   *
   * @param turns turns whose best candidate falls into it
   * @param probability their mean probability
   * @param hits share of them that are hits
   */
  public record Bin(int turns, double probability, double hits) {}

  /** The quality of scores under a calibration. */
  public static ModelQuality of(List<GradedTurn> graded, RephraseModel.Calibration calibration) {
    List<Guess> guesses = new ArrayList<>();
    int rephrases = 0;
    for (GradedTurn turn : graded) {
      rephrases += turn.rephrase() ? 1 : 0;
      if (!turn.logOdds().isEmpty()) {
        guesses.add(guess(turn, calibration));
      }
    }
    guesses.sort(Comparator.comparingDouble(guess -> -guess.probability));
    return of(guesses, graded.size(), rephrases);
  }

  /**
   * The quality of scores beside another model's beliefs, taken as if they were right: a hit counts
   * as far as that model believes in it, so that the figures are expectations.
   */
  static ModelQuality expected(
      List<HeldOut.JudgedTurn> turns, RephraseModel.Calibration calibration) {
    List<Guess> guesses = new ArrayList<>();
    double rephrases = 0;
    for (HeldOut.JudgedTurn turn : turns) {
      rephrases += Arrays.stream(turn.beliefs()).sum();
      double[] p = compete(Arrays.stream(turn.logOdds()), calibration);
      int best = best(p);
      guesses.add(new Guess(p[best], turn.beliefs()[best]));
    }
    guesses.sort(Comparator.comparingDouble(guess -> -guess.probability));
    return of(guesses, turns.size(), rephrases);
  }

  /** A hit is 1, or the chance of one. */
  private record Guess(double probability, double hit) {}

  private static Guess guess(GradedTurn turn, RephraseModel.Calibration calibration) {
    double[] p = compete(turn.logOdds().stream().mapToDouble(Double::doubleValue), calibration);
    int best = best(p);
    return new Guess(p[best], best == turn.right() ? 1 : 0);
  }

  private static double[] compete(DoubleStream logOdds, RephraseModel.Calibration calibration) {
    return Candidates.compete(logOdds.map(calibration::apply).toArray());
  }

  private static int best(double[] p) {
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return best;
  }

  private static ModelQuality of(List<Guess> ranked, int turns, double rephrases) {
    double hits = 0;
    double sum = 0;
    double best = 0;
    double bestAt = Logistic.HALF;
    int found = 0;
    double right = 0;
    for (int i = 0; i < ranked.size(); i++) {
      Guess guess = ranked.get(i);
      hits += guess.hit;
      sum += guess.hit * hits / (i + 1.0);
      boolean last = i + 1 == ranked.size() || ranked.get(i + 1).probability < guess.probability;
      if (last && f1(hits, i + 1, rephrases) > best) {
        best = f1(hits, i + 1, rephrases);
        bestAt = guess.probability;
      }
      if (guess.probability >= Logistic.HALF) {
        found = i + 1;
        right = hits;
      }
    }
    List<Bin> bins = bins(ranked);
    return new ModelQuality(
        turns,
        (int) Math.round(rephrases),
        ratio(sum, rephrases),
        ratio(right, found),
        ratio(right, rephrases),
        f1(right, found, rephrases),
        best,
        bestAt,
        bins.stream().mapToDouble(bin -> bin.turns * Math.abs(bin.probability - bin.hits)).sum()
            / Math.max(1, ranked.size()),
        bins);
  }

  private static double f1(double hits, int found, double rephrases) {
    return ratio(2.0 * hits, found + rephrases);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static List<Bin> bins(List<Guess> guesses) {
    int[] turns = new int[BINS];
    double[] probability = new double[BINS];
    double[] hits = new double[BINS];
    for (Guess guess : guesses) {
      int bin = Math.min(BINS - 1, (int) (guess.probability * BINS));
      turns[bin]++;
      probability[bin] += guess.probability;
      hits[bin] += guess.hit;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (turns[i] > 0) {
        bins.add(new Bin(turns[i], probability[i] / turns[i], ratio(hits[i], turns[i])));
      }
    }
    return bins;
  }
}
