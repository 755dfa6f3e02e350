package dev.emend.sample;

import dev.emend.interaction.Reading;
import java.util.List;

/**
 * What is said to the assistant about the conversation itself.
 *
 * @param intent how it is read
 * @param texts its wordings
 */
record Control(String intent, List<String> texts) {
  static final Control STOP =
      new Control("stop", List.of("stop", "cancel", "never mind", "forget it"));
  static final Control COMPLAIN =
      new Control(
          "complain",
          List.of("that's wrong", "that's not what i said", "you got that wrong", "no not that"));
  static final Control THANKS = new Control("thanks", List.of("thank you", "thanks", "great"));
  static final List<Control> ALL = List.of(STOP, COMPLAIN, THANKS);

  /** The reading of a text that is such a thing, else null. */
  static Reading read(String text) {
    for (Control control : ALL) {
      if (control.texts.contains(text)) {
        return reading(control.intent);
      }
    }
    return text.startsWith("when i say ") ? reading("teach") : null;
  }

  static Reading reading(String intent) {
    return new Reading("general", intent, List.of());
  }
}
