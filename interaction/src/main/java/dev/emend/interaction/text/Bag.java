package dev.emend.interaction.text;

import java.util.Arrays;

/**
 * A multiset of hashed features of a text (tokens or character n-grams). Two bags whose features
 * were numbered together are compared by counting common bits; any others are sorted and compared
 * in one pass.
 */
public final class Bag {
  private static final int SEED = 17;
  private static final int FACTOR = 31;
  private static final int[] NOTHING = {};
  private static final int MANY = 200;

  private final int[] features;
  private final FeatureNumbers numbers;

  /** Bit i: has the feature of number i. */
  private final long[] members;

  private Bag(int[] features, FeatureNumbers numbers) {
    this.features = features;
    this.numbers = numbers;
    this.members = members(features, numbers);
  }

  /** The whitespace tokens of a text key. */
  public static Bag ofTokens(String key) {
    return ofTokens(key, new FeatureNumbers());
  }

  /**
   * The whitespace tokens of a text key.
   *
   * @param numbers shared by the bags of tokens that will be compared
   */
  public static Bag ofTokens(String key, FeatureNumbers numbers) {
    if (key.isEmpty()) {
      return new Bag(NOTHING, numbers);
    }
    int[] hashes = new int[TextKey.words(key)];
    int token = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == ' ') {
        token++;
      } else {
        hashes[token] = FACTOR * hashes[token] + c;
      }
    }
    return new Bag(hashes, numbers);
  }

  /** The character n-grams of a text, with one blank added at either end. */
  public static Bag ofCharacters(String key, int n) {
    return ofCharacters(key, n, new FeatureNumbers());
  }

  /**
   * The character n-grams of a text, with one blank added at either end.
   *
   * @param numbers shared by the bags of n-grams of this length that will be compared
   */
  public static Bag ofCharacters(String key, int n, FeatureNumbers numbers) {
    char[] padded = padded(key);
    int[] hashes = new int[Math.max(0, padded.length - n + 1)];
    for (int i = 0; i < hashes.length; i++) {
      int hash = SEED;
      for (int k = i; k < i + n; k++) {
        hash = FACTOR * hash + padded[k];
      }
      hashes[i] = hash;
    }
    return new Bag(hashes, numbers);
  }

  private static char[] padded(String key) {
    char[] padded = new char[key.length() + 2];
    padded[0] = ' ';
    key.getChars(0, key.length(), padded, 1);
    padded[key.length() + 1] = ' ';
    return padded;
  }

  private static long[] members(int[] features, FeatureNumbers numbers) {
    // Each feature adds one number at most.
    long[] members = new long[(numbers.size() + features.length) / Long.SIZE + 1];
    // In order, repeats stand together and none has to be counted from the first.
    int[] ordered = features.length > MANY ? ordered(features) : features;
    int before = 0;
    int repeat = 0;
    for (int feature : ordered) {
      repeat = feature == before ? repeat : 0;
      before = feature;
      int number = numbers.of(feature, repeat);
      while ((members[number / Long.SIZE] >>> number & 1) != 0) {
        number = numbers.of(feature, ++repeat);
      }
      members[number / Long.SIZE] |= 1L << number;
    }
    return members;
  }

  /** Number of features, repeats counted. */
  public int size() {
    return features.length;
  }

  /** Number of features in both, repeats counted as often as both have them. */
  public int shared(Bag other) {
    return numbers == other.numbers ? common(other) : merged(other);
  }

  private int common(Bag other) {
    int shared = 0;
    for (int i = Math.min(members.length, other.members.length) - 1; i >= 0; i--) {
      shared += Long.bitCount(members[i] & other.members[i]);
    }
    return shared;
  }

  private int merged(Bag other) {
    int[] a = ordered(features);
    int[] b = ordered(other.features);
    int shared = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      int order = Integer.compare(a[i], b[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  private static int[] ordered(int[] features) {
    int[] ordered = features.clone();
    Arrays.sort(ordered);
    return ordered;
  }

  /** Sørensen–Dice coefficient 2·shared ÷ (sum of sizes), 0..1; 0 where both are empty. */
  public double dice(Bag other) {
    int sizes = size() + other.size();
    return sizes == 0 ? 0 : 2.0 * shared(other) / sizes;
  }

  /** Shared features ÷ size of the smaller bag, 0..1; 0 where one is empty. */
  public double overlap(Bag other) {
    int smaller = Math.min(size(), other.size());
    return smaller == 0 ? 0 : (double) shared(other) / smaller;
  }
}
