package dev.emend.markov.rewrite;

/**
 * What one turn, or the turns of one session together, add to the counts of a night.
 *
 * @param from what was said
 * @param kind what came of it
 * @param to what was said instead, with {@link Kind#SAID_AGAIN} only, else null
 * @param probability of a turn above 0, at most 1; of a session the sum, the expected number
 */
public record Contribution(State from, Kind kind, State to, double probability) {
  /** Refuses what adds nothing, and an instead that does not belong to the kind. */
  public Contribution {
    if (!(probability > 0)) {
      throw new IllegalArgumentException(
          "Invalid probability of '%s': %s (must be positive)".formatted(from.text(), probability));
    }
    if ((kind == Kind.SAID_AGAIN) != (to != null)) {
      throw new IllegalArgumentException(
          "Invalid to of '%s': %s (kind is %s)".formatted(from.text(), to, kind));
    }
  }

  /** What can come of a turn. */
  public enum Kind {
    SAID_AGAIN,
    SUCCESS,
    FAILURE
  }
}
