package dev.emend.rephrase;

/** Log-odds that the later turn of a pair says the earlier one again, looked at alone. */
interface PairScore {
  /**
   * Scores one pair.
   *
   * @param x features by {@link Feature#ordinal}
   */
  double logOdds(double[] x);
}
