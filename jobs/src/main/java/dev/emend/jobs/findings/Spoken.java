package dev.emend.jobs.findings;

import dev.emend.interaction.text.TextKey;

/**
 * A text in a locale, or a context in it.
 *
 * @param locale BCP 47
 * @param text the key of a text; a context as it is
 */
public record Spoken(String locale, String text) {
  /** A text in any spelling. */
  static Spoken text(String locale, String text) {
    return new Spoken(locale, TextKey.of(text));
  }

  /** A context. */
  static Spoken context(String locale, String context) {
    return new Spoken(locale, context);
  }
}
