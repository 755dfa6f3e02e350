package dev.emend.sample;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a customer wants.
 *
 * @param intent the intent
 * @param opening the wording that comes to mind first
 * @param values what the slots are, also of the one that the assistant may ask for
 */
record Goal(Intent intent, Template opening, Map<String, String> values) {

  /** What a wording of this goal means. */
  Reading meaning(Template template) {
    List<Slot> slots =
        template.slots().stream().map(slot -> Slot.of(slot, values.get(slot))).toList();
    return new Reading(intent.domain(), intent.name(), slots);
  }

  /** The same with another name for one slot. */
  Goal with(String slot, String value) {
    Map<String, String> others = new LinkedHashMap<>(values);
    others.put(slot, value);
    return new Goal(intent, opening, others);
  }

  Goal openedBy(Template template) {
    return new Goal(intent, template, values);
  }
}
