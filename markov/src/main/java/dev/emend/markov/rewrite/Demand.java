package dev.emend.markov.rewrite;

import dev.emend.markov.rewrite.Finding.Proposal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** A demand on rewrites whose threshold a log can choose for itself. */
@SuppressWarnings("ImmutableEnumChecker") // the list is immutable
public enum Demand {
  /** Gain in success, as its posterior mean. */
  MIN_GAIN("mine.min-gain", 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6),
  /** How much oftener the target is said after the source than anyway. */
  MIN_LIFT("mine.min-lift", 0, 0.5, 1, 1.5, 2, 3, 4),
  /** Expected number of rephrases. */
  MIN_MASS("mine.min-mass", 0.4, 0.6, 0.8, 1.2, 2, 3);

  private final String key;
  private final List<Double> thresholds;

  Demand(String key, double... thresholds) {
    this.key = key;
    this.thresholds = DoubleStream.of(thresholds).boxed().toList();
  }

  /** Its key in the configuration. */
  public String key() {
    return key;
  }

  /** What a proposal has of it. */
  double of(Proposal proposal) {
    return switch (this) {
      case MIN_GAIN -> proposal.gain().mean();
      case MIN_LIFT -> proposal.lift();
      case MIN_MASS -> proposal.support().mass();
    };
  }

  /** The threshold that options set. */
  public double of(MiningOptions options) {
    return switch (this) {
      case MIN_GAIN -> options.minGain();
      case MIN_LIFT -> options.minLift();
      case MIN_MASS -> options.minMass();
    };
  }

  /** The options with another threshold. */
  MiningOptions with(MiningOptions options, double threshold) {
    return new MiningOptions(
        options.minCustomers(),
        this == MIN_MASS ? threshold : options.minMass(),
        this == MIN_GAIN ? threshold : options.minGain(),
        options.minGainLower(),
        options.credibleLevel(),
        this == MIN_LIFT ? threshold : options.minLift(),
        options.readingStrength(),
        options.personalSessions());
  }

  /** The thresholds that may be chosen below one, the highest first. */
  List<Double> below(double threshold) {
    return thresholds.stream()
        .filter(t -> t < threshold)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Those above, the lowest first. */
  List<Double> above(double threshold) {
    return thresholds.stream().filter(t -> t > threshold).toList();
  }
}
