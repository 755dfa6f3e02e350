package dev.emend.interaction.text;

import java.util.Arrays;

/**
 * A text made ready for its Levenshtein distance to many others, by the bit-parallel algorithm of
 * Myers (1999) in Hyyrö's form (2003): bit i of a character's mask says that it stands at position
 * i, and a machine word holds the vertical differences of 64 rows of the textbook's table. Longer
 * patterns take several words, with a carry between them (Hyyrö's blocks).
 */
public final class EditPattern {
  private static final int ASCII = 128;
  private static final int WORD = Long.SIZE;
  private static final char[] NONE = {};

  private final EditText text;
  private final int words;

  /** By character, then by word; only the ASCII characters. */
  private final long[] masks;

  /** The other characters of the pattern, ascending, or empty. */
  private final char[] rare;

  /** As {@link #masks}, by position in {@link #rare}. */
  private final long[] rareMasks;

  private EditPattern(EditText text) {
    this.text = text;
    this.words = Math.max(1, (text.length() + WORD - 1) / WORD);
    this.masks = new long[ASCII * words];
    this.rare = text.isAscii() ? NONE : rare(text);
    this.rareMasks = new long[rare.length * words];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      long[] into = c < ASCII ? masks : rareMasks;
      int at = c < ASCII ? c : Arrays.binarySearch(rare, c);
      into[at * words + i / WORD] |= 1L << i;
    }
  }

  private static char[] rare(EditText text) {
    int[] rare = text.text().chars().filter(c -> c >= ASCII).sorted().distinct().toArray();
    char[] characters = new char[rare.length];
    for (int i = 0; i < rare.length; i++) {
      characters[i] = (char) rare[i];
    }
    return characters;
  }

  /** Prepares a text. */
  public static EditPattern of(EditText text) {
    return new EditPattern(text);
  }

  /** The text that was prepared. */
  public EditText text() {
    return text;
  }

  /**
   * Fewest insertions, deletions and replacements of UTF-16 units that turn one text into the
   * other.
   */
  public int distance(EditText other) {
    if (words > 1) {
      return blocks(other);
    }
    return isPlain(other) ? plain(masks, text.length(), other.ascii()) : oneWord(other);
  }

  /** 1 − distance ÷ length of the longer text; 1 for two empty texts. */
  public double similarity(EditText other) {
    return similarity(distance(other), other);
  }

  /** The similarity that a distance to another text means. */
  public double similarity(int distance, EditText other) {
    return EditDistance.similarity(distance, text.length(), other.length());
  }

  /**
   * The distances of one pattern to some texts and of another pattern to other texts, two at a
   * time: the steps of one distance wait for each other, those of two do not.
   *
   * @param a the first pattern
   * @param as texts compared with it
   * @param b the second pattern
   * @param bs texts compared with it
   * @param distances takes the distances, those of the first pattern in front; at least as long as
   *     both lists together
   */
  public static void distances(
      EditPattern a, EditText[] as, EditPattern b, EditText[] bs, int[] distances) {
    int all = as.length + bs.length;
    for (int i = 0; i < all; i += 2) {
      EditPattern p = i < as.length ? a : b;
      EditText s = i < as.length ? as[i] : bs[i - as.length];
      if (i + 1 == all) {
        distances[i] = p.distance(s);
        return;
      }
      EditPattern q = i + 1 < as.length ? a : b;
      EditText t = i + 1 < as.length ? as[i + 1] : bs[i + 1 - as.length];
      if (p.isPlain(s) && q.isPlain(t)) {
        long two = plain(p.masks, p.text.length(), s.ascii(), q.masks, q.text.length(), t.ascii());
        distances[i] = (int) (two >>> Integer.SIZE);
        distances[i + 1] = (int) two;
      } else {
        distances[i] = p.distance(s);
        distances[i + 1] = q.distance(t);
      }
    }
  }

  /** One word and nothing but ASCII, as nearly all utterances are. */
  private boolean isPlain(EditText other) {
    return words == 1 && other.isAscii();
  }

  /**
   * The bottom of the last column: its top is the length of the text, and {@code positive} and
   * {@code negative} say where it grows and shrinks on the way down.
   */
  private static int bottom(int top, long positive, long negative, int rows) {
    long below = rows == 0 ? 0 : -1L >>> (WORD - rows);
    return top + Long.bitCount(positive & below) - Long.bitCount(negative & below);
  }

  private static int plain(long[] masks, int rows, byte[] text) {
    long positive = -1L;
    long negative = 0;
    for (byte c : text) {
      long match = masks[c];
      long diagonal = (((match & positive) + positive) ^ positive) | (match | negative);
      long up = ((negative | ~(diagonal | positive)) << 1) | 1;
      long down = (positive & diagonal) << 1;
      positive = down | ~(diagonal | up);
      negative = up & diagonal;
    }
    return bottom(text.length, positive, negative, rows);
  }

  private static long plain(
      long[] masks, int rows, byte[] text, long[] masks2, int rows2, byte[] text2) {
    long positive = -1L;
    long negative = 0;
    long positive2 = -1L;
    long negative2 = 0;
    int both = Math.min(text.length, text2.length);
    for (int i = 0; i < both; i++) {
      long match = masks[text[i]];
      long match2 = masks2[text2[i]];
      long diagonal = (((match & positive) + positive) ^ positive) | (match | negative);
      long diagonal2 = (((match2 & positive2) + positive2) ^ positive2) | (match2 | negative2);
      long up = ((negative | ~(diagonal | positive)) << 1) | 1;
      long up2 = ((negative2 | ~(diagonal2 | positive2)) << 1) | 1;
      long down = (positive & diagonal) << 1;
      long down2 = (positive2 & diagonal2) << 1;
      positive = down | ~(diagonal | up);
      positive2 = down2 | ~(diagonal2 | up2);
      negative = up & diagonal;
      negative2 = up2 & diagonal2;
    }
    for (int i = both; i < text.length; i++) {
      long match = masks[text[i]];
      long diagonal = (((match & positive) + positive) ^ positive) | (match | negative);
      long up = ((negative | ~(diagonal | positive)) << 1) | 1;
      long down = (positive & diagonal) << 1;
      positive = down | ~(diagonal | up);
      negative = up & diagonal;
    }
    for (int i = both; i < text2.length; i++) {
      long match = masks2[text2[i]];
      long diagonal = (((match & positive2) + positive2) ^ positive2) | (match | negative2);
      long up = ((negative2 | ~(diagonal | positive2)) << 1) | 1;
      long down = (positive2 & diagonal) << 1;
      positive2 = down | ~(diagonal | up);
      negative2 = up & diagonal;
    }
    long first = bottom(text.length, positive, negative, rows);
    return first << Integer.SIZE | bottom(text2.length, positive2, negative2, rows2);
  }

  private int oneWord(EditText other) {
    long positive = -1L;
    long negative = 0;
    for (int i = 0; i < other.length(); i++) {
      long match = match(other.charAt(i), 0);
      long diagonal = (((match & positive) + positive) ^ positive) | (match | negative);
      long up = ((negative | ~(diagonal | positive)) << 1) | 1;
      long down = (positive & diagonal) << 1;
      positive = down | ~(diagonal | up);
      negative = up & diagonal;
    }
    return bottom(other.length(), positive, negative, text.length());
  }

  private int blocks(EditText other) {
    long[] positive = new long[words];
    long[] negative = new long[words];
    Arrays.fill(positive, -1L);
    for (int i = 0; i < other.length(); i++) {
      char c = other.charAt(i);
      long carryUp = 1;
      long carryDown = 0;
      for (int w = 0; w < words; w++) {
        long match = match(c, w);
        long vertical = match | negative[w];
        match |= carryDown;
        long diagonal = (((match & positive[w]) + positive[w]) ^ positive[w]) | match;
        long up = negative[w] | ~(diagonal | positive[w]);
        long down = positive[w] & diagonal;
        long nextUp = up >>> (WORD - 1);
        long nextDown = down >>> (WORD - 1);
        up = (up << 1) | carryUp;
        down = (down << 1) | carryDown;
        positive[w] = down | ~(vertical | up);
        negative[w] = up & vertical;
        carryUp = nextUp;
        carryDown = nextDown;
      }
    }
    int distance = other.length();
    for (int w = 0; w < words; w++) {
      distance =
          bottom(distance, positive[w], negative[w], Math.min(WORD, text.length() - w * WORD));
    }
    return distance;
  }

  private long match(char c, int word) {
    if (c < ASCII) {
      return masks[c * words + word];
    }
    int at = rare.length == 0 ? -1 : Arrays.binarySearch(rare, c);
    return at < 0 ? 0 : rareMasks[at * words + word];
  }
}
