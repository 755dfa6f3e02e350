package dev.emend.interaction.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The key of a text: Unicode NFKC, lower case (root locale), each run of white space one blank,
 * ends trimmed, nothing removed. Utterances and slot values are compared by it everywhere.
 */
public final class TextKey {
  /** Goes up when {@link #of} changes; batch and services refuse to mix versions. */
  public static final int VERSION = 1;

  private TextKey() {}

  /** The key of a text; the key of a key is itself. */
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    // Lower-casing can take a text out of NFKC (capital I with dot above).
    return oneBlank(Normalizer.normalize(folded, Normalizer.Form.NFKC));
  }

  /** How many words a key has. */
  public static int words(String key) {
    int words = key.isEmpty() ? 0 : 1;
    for (int i = 0; i < key.length(); i++) {
      words += key.charAt(i) == ' ' ? 1 : 0;
    }
    return words;
  }

  /** Lower-case ASCII with single inner blanks is its own key: nearly every utterance is. */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x7f || c < ' ' || (c >= 'A' && c <= 'Z') || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || before != ' ';
  }

  private static String oneBlank(String text) {
    StringBuilder key = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!isBlank(c)) {
        key.appendCodePoint(c);
      } else if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
        key.append(' ');
      }
    }
    if (!key.isEmpty() && key.charAt(key.length() - 1) == ' ') {
      key.setLength(key.length() - 1);
    }
    return key.toString();
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
