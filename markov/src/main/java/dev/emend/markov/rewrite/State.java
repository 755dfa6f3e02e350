package dev.emend.markov.rewrite;

import java.util.Comparator;

/**
 * What was said under which context: a state of the chain.
 *
 * @param context the context, or null for an open request
 * @param text the key of the utterance
 */
public record State(String context, String text) implements Comparable<State> {
  private static final Comparator<State> ORDER =
      Comparator.comparing(State::text)
          .thenComparing(State::context, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Refuses a missing text. */
  public State {
    if (text == null) {
      throw new IllegalArgumentException("Missing text of a state (required)");
    }
  }

  /** By text, then by context, open requests first. */
  @Override
  public int compareTo(State other) {
    return ORDER.compare(this, other);
  }
}
