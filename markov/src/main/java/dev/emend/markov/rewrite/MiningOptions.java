package dev.emend.markov.rewrite;

/**
 * What a rewrite must have to be served.
 *
 * @param minCustomers distinct customers who said it again so, at least 1
 * @param minMass expected number of rephrases behind it, in customers and nights
 * @param minGain posterior mean of success(target) − success(source), 0..1
 * @param minGainLower lower credible bound of the same
 * @param credibleLevel credibility of that bound, 0..1
 * @param minLift how many times as often the target must be said after the source as people say it
 *     anyway under that context, 0 for no such demand
 * @param readingStrength how many turns the mean of a reading is worth for a text that is read so
 * @param personalSessions sessions of one customer that make a rewrite personal
 */
public record MiningOptions(
    int minCustomers,
    double minMass,
    double minGain,
    double minGainLower,
    double credibleLevel,
    double minLift,
    double readingStrength,
    int personalSessions) {
  /** Two customers, a large and sure gain, and as often as chance would have it. */
  public static final MiningOptions DEFAULT = new MiningOptions(2, 0.6, 0.4, 0.05, 0.9, 1, 4, 3);

  /** Refuses values that make no sense. */
  public MiningOptions {
    demand(minCustomers >= 1, "min-customers", minCustomers, "at least 1");
    demand(minMass > 0, "min-mass", minMass, "positive");
    demand(minGain >= 0 && minGain <= 1, "min-gain", minGain, "0 to 1");
    demand(minGainLower >= -1 && minGainLower <= 1, "min-gain-lower", minGainLower, "-1 to 1");
    demand(
        credibleLevel > 0 && credibleLevel < 1, "credible-level", credibleLevel, "between 0 and 1");
    demand(minLift >= 0, "min-lift", minLift, "not negative");
    demand(readingStrength > 0, "reading-strength", readingStrength, "positive");
    demand(personalSessions >= 1, "personal-sessions", personalSessions, "at least 1");
  }

  private static void demand(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + " (must be " + range + ")");
    }
  }
}
