package dev.emend.sample;

import java.util.List;

/**
 * Who talks.
 *
 * @param id pseudonym
 * @param locale {@code en-US} or {@code en-GB}
 * @param devices at least one
 * @param accent factor on every chance of being misheard
 * @param habits requests they make often
 */
record Household(String id, String locale, List<Device> devices, double accent, List<Goal> habits) {

  /**
   * A device.
   *
   * @param id pseudonym
   * @param type {@code speaker}, {@code screen} or {@code phone}
   * @param listed whether it reports further hypotheses of speech recognition
   */
  record Device(String id, String type, boolean listed) {}
}
