package dev.emend.sample;

import dev.emend.interaction.Reading;

/**
 * What really happened in a turn (contracts, section 5).
 *
 * @param transcript what was really said
 * @param reading the right domain, intent and slots
 * @param correct whether the logged reading equals it
 * @param content false where nothing is asked: "stop", thanks, speech not meant for the assistant
 * @param goalId turns toward one aim share it
 * @param rephraseOf the earlier attempt that this turn says again, or null
 * @param failurePoint the component that failed first
 */
public record Truth(
    String transcript,
    Reading reading,
    boolean correct,
    boolean content,
    String goalId,
    String rephraseOf,
    Fault failurePoint) {

  /** The component that failed first. */
  public enum Fault {
    CORRECT,
    ASR,
    NLU,
    RESULT,
    UNKNOWN
  }
}
