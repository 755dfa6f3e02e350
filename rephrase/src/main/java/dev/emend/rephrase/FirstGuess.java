package dev.emend.rephrase;

/**
 * What training begins with where no model is at hand: general knowledge about how people repeat
 * themselves, in round numbers. A later turn is likelier a rephrase the more alike the texts are,
 * the worse the first turn went and the sooner it comes; an exchanged slot value after a success is
 * a new request. Training soon replaces every number of it.
 */
final class FirstGuess implements PairScore {
  private static final double USUAL_SECONDS = 6;
  private static final double SHORTEST_SECONDS = 2;

  @Override
  public double logOdds(double[] x) {
    return -2.5 + wording(x) + behaviour(x);
  }

  private static double wording(double[] x) {
    double likeness =
        Math.max(
            Math.max(at(x, Feature.TRIGRAMS), 0.9 * at(x, Feature.EDIT)),
            Math.max(
                0.9 * Math.max(at(x, Feature.TOKENS), at(x, Feature.NBEST_EDIT)),
                0.85 * at(x, Feature.SOUND)));
    return 5 * (likeness - 0.35)
        + 1.5 * at(x, Feature.NBEST_HIT)
        + 1.5 * at(x, Feature.SAME_READING)
        + 0.5 * at(x, Feature.SAME_INTENT);
  }

  private static double behaviour(double[] x) {
    boolean failed = at(x, Feature.STATUS_EARLIER) > 0;
    boolean bargedIn = at(x, Feature.BARGE_IN_EARLIER) > 0;
    double seconds = Math.max(SHORTEST_SECONDS, StrictMath.exp(at(x, Feature.SILENCE)));
    double z = (failed ? 1.2 : 0) + (bargedIn ? 0.8 : 0) - 1.5 * at(x, Feature.FEEDBACK_EARLIER);
    z -= 1.8 * at(x, Feature.TURNS_BETWEEN) + StrictMath.log(seconds / USUAL_SECONDS);
    z += failed && at(x, Feature.STATUS_LATER) == 0 ? 1 : 0;
    z -= !failed && !bargedIn && at(x, Feature.SLOTS_IN_CONFLICT) > 0 ? 0.8 : 0;
    double confidence = at(x, Feature.NLU_CONFIDENCE_EARLIER);
    return z + (confidence >= 0 ? 2.4 * Math.max(0, 0.6 - confidence) : 0);
  }

  private static double at(double[] x, Feature feature) {
    return x[feature.ordinal()];
  }
}
