package dev.emend.markov.rewrite;

import java.time.LocalDate;

/**
 * What one customer's sessions say about one of their own wordings.
 *
 * @param locale BCP 47
 * @param customer whose sessions
 * @param from what was said
 * @param kind what came of it
 * @param to what was said instead, with SAID_AGAIN only
 * @param mass expected number of times
 * @param sessions number of sessions
 * @param first first night
 * @param last last night
 */
public record PersonalEvidence(
    String locale,
    String customer,
    State from,
    Contribution.Kind kind,
    State to,
    double mass,
    long sessions,
    LocalDate first,
    LocalDate last) {
  /** Refuses a negative mass. */
  public PersonalEvidence {
    if (!(mass >= 0)) {
      throw new IllegalArgumentException(
          "Invalid mass of '%s' of customer %s: %s (must not be negative)"
              .formatted(from.text(), customer, mass));
    }
  }
}
