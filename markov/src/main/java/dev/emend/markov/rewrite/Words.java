package dev.emend.markov.rewrite;

import java.util.Locale;

/** Numbers as they stand in reasons and explanations, the same in every locale of the machine. */
final class Words {
  private Words() {}

  /** {@code 37 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** {@code 99.3 %}, where a tenth may decide. */
  static String fine(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** {@code 6.4}. */
  static String turns(double mass) {
    return String.format(Locale.ROOT, "%.1f", mass);
  }

  /** {@code 2.0e-07}. */
  static String tiny(double probability) {
    return String.format(Locale.ROOT, "%.1e", probability);
  }

  /** {@code 1 customer}, {@code 5 customers}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
