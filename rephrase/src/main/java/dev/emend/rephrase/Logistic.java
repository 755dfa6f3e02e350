package dev.emend.rephrase;

/** Probabilities and log-odds, the same to the last bit on every machine. */
final class Logistic {
  static final double HALF = 0.5;

  private static final double SMALLEST = 1e-4;

  private Logistic() {}

  /** 1 ÷ (1 + e^−z). */
  static double probability(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  /** ln(p ÷ (1 − p)), with p kept 1e-4 away from 0 and 1. */
  static double logit(double p) {
    double kept = Math.max(SMALLEST, Math.min(1 - SMALLEST, p));
    return StrictMath.log(kept / (1 - kept));
  }
}
