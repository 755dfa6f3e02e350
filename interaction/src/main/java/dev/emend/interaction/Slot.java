package dev.emend.interaction;

import java.io.Serializable;

/**
 * A slot of a reading.
 *
 * @param name the slot's name in the assistant's schema
 * @param value the value as the NLU took it from the utterance
 * @param entityId what the value was resolved to, or null
 * @param resolution how resolution went, or null
 */
public record Slot(String name, String value, String entityId, Resolution resolution)
    implements Serializable {
  /** Refuses a missing name or value. */
  public Slot {
    Require.text(name, "slots.name");
    Require.present(value, "slots.value");
  }

  /** A slot of which only name and value are known. */
  public static Slot of(String name, String value) {
    return new Slot(name, value, null, null);
  }

  /** How the value was resolved to an entity. */
  public enum Resolution {
    MATCH,
    AMBIGUOUS,
    NO_MATCH
  }
}
