package dev.emend.interaction;

import dev.emend.interaction.text.TextKey;
import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an utterance was read by the NLU. {@link #equals} compares the records as written; two
 * readings mean the same when their {@link #key} is equal.
 *
 * @param domain or null
 * @param intent null where nothing was understood
 * @param slots in the order of the log
 */
public record Reading(String domain, String intent, List<Slot> slots) implements Serializable {
  /** Nothing was understood. */
  public static final Reading NOTHING = new Reading(null, null, List.of());

  private static final char FIELD = '\u001f';

  /** Takes the slots as given; an absent list is empty. */
  public Reading {
    slots = Require.listOf(slots);
  }

  /** Whether anything was understood. */
  public boolean understood() {
    return intent != null;
  }

  /** The slots as a set of name and key of the value. */
  public SortedSet<String> slotKeys() {
    SortedSet<String> keys = new TreeSet<>();
    for (Slot slot : slots) {
      keys.add(slot.name() + '=' + TextKey.of(slot.value()));
    }
    return keys;
  }

  /**
   * What the reading means: equal exactly when domain, intent and the set of (slot name, key of the
   * value) are equal.
   */
  public String key() {
    StringBuilder key = new StringBuilder();
    key.append(domain == null ? "" : domain).append(FIELD).append(intent == null ? "" : intent);
    slotKeys().forEach(slot -> key.append(FIELD).append(slot));
    return key.toString();
  }
}
