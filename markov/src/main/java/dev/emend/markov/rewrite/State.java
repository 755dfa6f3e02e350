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

  @Override
  public int compareTo(State other) {
    return ORDER.compare(this, other);
  }
}
