package dev.emend.markov.rewrite;

/**
 * What one turn adds to the counts of a night.
 *
 * @param from what was said
 * @param kind what came of it
 * @param to what was said instead, with {@link Kind#SAID_AGAIN} only
 * @param probability 0..1
 */
public record Contribution(State from, Kind kind, State to, double probability) {
  /** What can come of a turn. */
  public enum Kind {
    SAID_AGAIN,
    SUCCESS,
    FAILURE
  }
}
