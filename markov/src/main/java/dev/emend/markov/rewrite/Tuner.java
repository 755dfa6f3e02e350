package dev.emend.markov.rewrite;

import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.Tally;
import dev.emend.markov.rewrite.Finding.Proposal;
import dev.emend.markov.rewrite.Replay.Trial;
import dev.emend.markov.rewrite.Tuning.Band;
import dev.emend.markov.rewrite.Tuning.Choice;
import dev.emend.markov.rewrite.Tuning.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses thresholds by replay: what the nights before a night taught is held against what its
 * customers did. Such outcomes overstate how many were content, for people give up in silence; but
 * they do so for all rewrites of a log alike. So bands of rewrites beside a threshold are compared
 * with those that are served: a band below joins them where it surely is as good, one above leaves
 * where it surely is not half as good. What is not sure stays as it was configured.
 */
public final class Tuner {
  /** Share of the served rewrites' share that is as good. */
  private static final double AS_GOOD = 0.9;

  private static final double HALF_AS_GOOD = 0.5;

  /** Fewer turns of what is served are no measure. */
  private static final double FEWEST_TURNS = 20;

  /** Turns that the share of the served is worth for a band. */
  private static final double STRENGTH = 4;

  private final MiningOptions configured;
  private final double credibleLevel;
  private final RewriteMiner miner;

  /**
   * A tuner.
   *
   * @param configured thresholds to begin with
   * @param credibleLevel how sure a change must be, above 0.5 and below 1
   * @param miner mines the nights before each replayed night
   */
  public Tuner(MiningOptions configured, double credibleLevel, RewriteMiner miner) {
    if (!(credibleLevel > 0.5 && credibleLevel < 1)) {
      throw new IllegalArgumentException(
          "Invalid credible level: " + credibleLevel + " (must be above 0.5 and below 1)");
    }
    this.configured = configured;
    this.credibleLevel = credibleLevel;
    this.miner = miner;
  }

  /** Chooses each threshold by some nights of one locale. */
  public Tuning tune(List<Replay> replays) {
    if (replays.isEmpty()) {
      return Tuning.none(configured);
    }
    List<Trial> trials = new ArrayList<>();
    replays.forEach(replay -> trials.addAll(replay.trials(miner)));
    Borne served = sum(trials.stream().filter(t -> meets(t.proposal(), null)).toList());
    List<Choice> choices = new ArrayList<>();
    MiningOptions chosen = configured;
    for (Demand demand : Demand.values()) {
      Choice choice = choice(demand, trials, served);
      choices.add(choice);
      chosen = demand.with(chosen, choice.chosen());
    }
    return new Tuning(configured, chosen, replays.size(), served, choices);
  }

  private Choice choice(Demand demand, List<Trial> trials, Borne served) {
    List<Trial> others = trials.stream().filter(t -> meets(t.proposal(), demand)).toList();
    double threshold = demand.of(configured);
    List<Band> bands = new ArrayList<>();
    double chosen = lowered(demand, threshold, others, served, bands);
    if (chosen == threshold) {
      chosen = raised(demand, threshold, others, served, bands);
    }
    return new Choice(demand, threshold, chosen, bands);
  }

  private double lowered(
      Demand demand, double threshold, List<Trial> trials, Borne served, List<Band> bands) {
    double chosen = threshold;
    for (double next : demand.below(threshold)) {
      Band band = band(demand, next, chosen, trials, served, true);
      bands.add(band);
      if (band.verdict() != Verdict.JOINS) {
        break;
      }
      chosen = next;
    }
    return chosen;
  }

  private double raised(
      Demand demand, double threshold, List<Trial> trials, Borne served, List<Band> bands) {
    double chosen = threshold;
    for (double next : demand.above(threshold)) {
      Band band = band(demand, chosen, next, trials, served, false);
      bands.add(band);
      if (band.verdict() != Verdict.LEAVES) {
        break;
      }
      chosen = next;
    }
    return chosen;
  }

  private Band band(
      Demand demand, double from, double to, List<Trial> trials, Borne served, boolean below) {
    List<Trial> inside =
        trials.stream()
            .filter(t -> demand.of(t.proposal()) >= from && demand.of(t.proposal()) < to)
            .toList();
    Borne borne = sum(inside);
    return new Band(from, to, inside.size(), borne, verdict(borne, served, below));
  }

  private Verdict verdict(Borne borne, Borne served, boolean below) {
    if (served.turns() < FEWEST_TURNS || served.share() <= 0 || served.share() >= 1) {
      return below ? Verdict.STAYS_OUT : Verdict.STAYS_IN;
    }
    double share = served.share();
    Beta posterior =
        new Beta(STRENGTH * share, STRENGTH * (1 - share))
            .after(new Tally(borne.wanted(), borne.content() + borne.elsewhere()));
    if (below) {
      return posterior.lowerBound(credibleLevel) >= AS_GOOD * share
          ? Verdict.JOINS
          : Verdict.STAYS_OUT;
    }
    return posterior.upperBound(credibleLevel) < HALF_AS_GOOD * share
        ? Verdict.LEAVES
        : Verdict.STAYS_IN;
  }

  /** Whether a proposal meets all demands, or all but one. */
  private boolean meets(Proposal proposal, Demand but) {
    for (Demand demand : Demand.values()) {
      if (demand != but && demand.of(proposal) < demand.of(configured)) {
        return false;
      }
    }
    return proposal.support().customers() >= configured.minCustomers()
        && proposal.margin() >= proposal.residual()
        && proposal.gain().lowerBound(configured.credibleLevel()) >= configured.minGainLower();
  }

  private static Borne sum(List<Trial> trials) {
    Borne sum = Borne.NOTHING;
    for (Trial trial : trials) {
      sum = sum.plus(trial.borne());
    }
    return sum;
  }
}
