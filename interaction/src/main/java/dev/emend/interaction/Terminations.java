package dev.emend.interaction;

import dev.emend.interaction.text.TextKey;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The wordings that stop or cancel what the assistant does. They end an attempt, they are never
 * one: no turn is said again by "stop", and no rewrite leads to it.
 *
 * @param keys text keys
 */
public record Terminations(Set<String> keys) implements Serializable {
  /** The plain English ways to call something off. */
  public static final Terminations ENGLISH =
      new Terminations(
          Set.of(
              "stop",
              "cancel",
              "cancel that",
              "never mind",
              "nevermind",
              "forget it",
              "shut up",
              "be quiet",
              "quit",
              "exit"));

  /** Keeps the keys of the phrases. */
  public Terminations {
    keys = keys.stream().map(TextKey::of).collect(Collectors.toUnmodifiableSet());
  }

  /** The given phrases. */
  public static Terminations of(Collection<String> phrases) {
    return new Terminations(Set.copyOf(phrases));
  }

  /** Whether a turn is nothing but a termination. */
  public boolean is(Turn turn) {
    return contains(TextKey.of(turn.utterance()));
  }

  /** Whether a text key is a termination. */
  public boolean contains(String key) {
    return keys.contains(key);
  }
}
