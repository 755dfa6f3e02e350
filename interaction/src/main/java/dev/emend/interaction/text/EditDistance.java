package dev.emend.interaction.text;

/**
 * Levenshtein distance by the bit-parallel algorithm of Myers (1999) in Hyyrö's form (2003): one
 * machine word covers 64 characters of the shorter text, so that utterances cost one word operation
 * a character.
 */
public final class EditDistance {
  private static final int ASCII = 128;

  private EditDistance() {}

  /**
   * Fewest insertions, deletions and replacements of UTF-16 units that turn one text into the
   * other.
   */
  public static int between(CharSequence a, CharSequence b) {
    CharSequence pattern = a.length() <= b.length() ? a : b;
    CharSequence text = a.length() <= b.length() ? b : a;
    if (pattern.isEmpty()) {
      return text.length();
    }
    return pattern.length() <= Long.SIZE
        ? oneWord(pattern, text)
        : EditPattern.of(EditText.of(pattern.toString())).distance(EditText.of(text.toString()));
  }

  /** 1 − distance ÷ length of the longer text; 1 for two empty texts. */
  public static double similarity(CharSequence a, CharSequence b) {
    return similarity(between(a, b), a.length(), b.length());
  }

  static double similarity(int distance, int length, int otherLength) {
    int longer = Math.max(length, otherLength);
    return longer == 0 ? 1 : 1 - (double) distance / longer;
  }

  private static int oneWord(CharSequence pattern, CharSequence text) {
    long[] occurs = occurrences(pattern);
    long positive = -1L;
    long negative = 0;
    int distance = pattern.length();
    long last = 1L << (pattern.length() - 1);
    for (int i = 0; i < text.length(); i++) {
      long match = match(occurs, pattern, text.charAt(i));
      long diagonal = (((match & positive) + positive) ^ positive) | match | negative;
      long up = negative | ~(diagonal | positive);
      long down = positive & diagonal;
      if ((up & last) != 0) {
        distance++;
      } else if ((down & last) != 0) {
        distance--;
      }
      up = (up << 1) | 1;
      down <<= 1;
      positive = down | ~(diagonal | up);
      negative = up & diagonal;
    }
    return distance;
  }

  private static long[] occurrences(CharSequence pattern) {
    long[] occurs = new long[ASCII];
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c < ASCII) {
        occurs[c] |= 1L << i;
      }
    }
    return occurs;
  }

  private static long match(long[] occurs, CharSequence pattern, char c) {
    if (c < ASCII) {
      return occurs[c];
    }
    long match = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == c) {
        match |= 1L << i;
      }
    }
    return match;
  }
}
