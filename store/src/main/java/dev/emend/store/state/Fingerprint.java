package dev.emend.store.state;

/**
 * 64-bit fingerprints of what a rewrite is found by. They live in memory only and are no part of
 * the format. Two keys may share one: whoever looks up compares the record as well.
 */
final class Fingerprint {
  private static final long ABSENT = 0x9E3779B97F4A7C15L;
  private static final long K1 = 0xBF58476D1CE4E5B9L;
  private static final long K2 = 0x94D049BB133111EBL;

  private Fingerprint() {}

  /** Of a text; null is a value of its own. */
  static long of(String text) {
    if (text == null) {
      return ABSENT;
    }
    int length = text.length();
    long h = K2 ^ length;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      h = stir(h, fourChars(text, i));
    }
    long rest = 0;
    for (; i < length; i++) {
      rest = (rest << 16) | text.charAt(i);
    }
    return finish(stir(h, rest));
  }

  /** Of a text that lies in bytes, one a character: the same as of the text. */
  static long of(byte[] latin1, int start, int length) {
    long h = K2 ^ length;
    int i = start;
    int end = start + length;
    for (; i + 4 <= end; i += 4) {
      long four =
          (latin1[i] & 0xffL)
              | ((latin1[i + 1] & 0xffL) << 16)
              | ((latin1[i + 2] & 0xffL) << 32)
              | ((latin1[i + 3] & 0xffL) << 48);
      h = stir(h, four);
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = (rest << 16) | (latin1[i] & 0xff);
    }
    return finish(stir(h, rest));
  }

  /** Of where a text is looked for. */
  static long ofPlace(long locale, long customer, long context) {
    return finish(locale + Long.rotateLeft(customer, 21) * K1 + Long.rotateLeft(context, 42) * K2);
  }

  /** Of a text at a place. */
  static long ofKey(long place, long text) {
    return finish(place ^ Long.rotateLeft(text, 32));
  }

  private static long fourChars(String text, int i) {
    return text.charAt(i)
        | ((long) text.charAt(i + 1) << 16)
        | ((long) text.charAt(i + 2) << 32)
        | ((long) text.charAt(i + 3) << 48);
  }

  private static long stir(long h, long value) {
    long mixed = (h ^ value) * K1;
    return mixed ^ (mixed >>> 32);
  }

  /** The finisher of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long finish(long value) {
    long z = (value ^ (value >>> 30)) * K1;
    z = (z ^ (z >>> 27)) * K2;
    return z ^ (z >>> 31);
  }
}
