package dev.emend.rephrase;

import dev.emend.interaction.Session;
import java.util.List;
import java.util.Map;

/**
 * Sessions whose rephrases are known: of a world of our own making, or of a log that people have
 * annotated.
 *
 * @param sessions the sessions
 * @param rephraseOf the id of the earlier turn by that of the turn that says it again; the others
 *     are missing
 */
public record Annotated(List<Session> sessions, Map<String, String> rephraseOf) {
  /** Keeps its own copies. */
  public Annotated {
    sessions = List.copyOf(sessions);
    rephraseOf = Map.copyOf(rephraseOf);
  }

  boolean saysAgain(String later, String earlier) {
    return earlier.equals(rephraseOf.get(later));
  }
}
