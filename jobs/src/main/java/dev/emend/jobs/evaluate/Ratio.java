package dev.emend.jobs.evaluate;

import java.util.OptionalDouble;

/** Quotients of counts that may be of nothing. */
final class Ratio {
  private Ratio() {}

  /** {@code part ÷ whole}; empty where the whole is 0. */
  static OptionalDouble of(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
  }

  /** {@code 2 tp ÷ (2 tp + fp + fn)}; empty where there was nothing to find and nothing found. */
  static OptionalDouble f1(long truePositives, long falsePositives, long falseNegatives) {
    return of(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }
}
