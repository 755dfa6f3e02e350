package dev.emend.interaction.text;

import java.util.Arrays;

/**
 * A multiset of hashed features of a text (tokens or character n-grams), kept sorted so that two of
 * them are compared in one pass.
 */
public final class Bag {
  private static final Bag EMPTY = new Bag(new int[0]);
  private static final int SEED = 17;
  private static final int FACTOR = 31;

  private final int[] sorted;

  private Bag(int[] features) {
    Arrays.sort(features);
    this.sorted = features;
  }

  /** The whitespace tokens of a text key. */
  public static Bag ofTokens(String key) {
    if (key.isEmpty()) {
      return EMPTY;
    }
    String[] tokens = key.split(" ", -1);
    int[] hashes = new int[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      hashes[i] = tokens[i].hashCode();
    }
    return new Bag(hashes);
  }

  /** The character n-grams of a text, with one blank added at either end. */
  public static Bag ofCharacters(String key, int n) {
    String padded = ' ' + key + ' ';
    if (padded.length() < n) {
      return EMPTY;
    }
    int[] hashes = new int[padded.length() - n + 1];
    for (int i = 0; i < hashes.length; i++) {
      int hash = SEED;
      for (int k = 0; k < n; k++) {
        hash = FACTOR * hash + padded.charAt(i + k);
      }
      hashes[i] = hash;
    }
    return new Bag(hashes);
  }

  /** Number of features, repeats counted. */
  public int size() {
    return sorted.length;
  }

  /** Number of features in both, repeats counted as often as both have them. */
  public int shared(Bag other) {
    int shared = 0;
    for (int i = 0, j = 0; i < sorted.length && j < other.sorted.length; ) {
      int order = Integer.compare(sorted[i], other.sorted[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
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
