package dev.emend.interaction.text;

import java.util.Arrays;

/**
 * Numbers the features of a few texts that will be compared with each other, from 0 in the order of
 * their first appearance. The k-th time that a text has a feature counts as a feature of its own,
 * so that multisets become sets and what two of them share is a count of common bits. Not for
 * several threads at once.
 */
public final class FeatureNumbers {
  private static final int FIRST_SIZE = 256;
  private static final int SPREAD = 0x9E3779B9;

  private long[] features = new long[FIRST_SIZE / 2];
  private int size;

  /** Open addressing: a number plus 1, or 0 where nothing is. */
  private int[] slots = new int[FIRST_SIZE];

  /** How many features were numbered so far. */
  int size() {
    return size;
  }

  /**
   * The number of a feature.
   *
   * @param feature hash of the feature
   * @param repeat how often the text had it before
   */
  int of(int feature, int repeat) {
    long wanted = (long) feature << Integer.SIZE | repeat;
    int at = slot(wanted);
    while (slots[at] != 0) {
      if (features[slots[at] - 1] == wanted) {
        return slots[at] - 1;
      }
      at = (at + 1) & (slots.length - 1);
    }
    return add(wanted, at);
  }

  private int add(long feature, int at) {
    if (size == features.length) {
      grow();
      return add(feature, free(feature));
    }
    features[size] = feature;
    slots[at] = ++size;
    return size - 1;
  }

  private void grow() {
    features = Arrays.copyOf(features, 2 * features.length);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[free(features[i])] = i + 1;
    }
  }

  private int free(long feature) {
    int at = slot(feature);
    while (slots[at] != 0) {
      at = (at + 1) & (slots.length - 1);
    }
    return at;
  }

  private int slot(long feature) {
    int mixed = ((int) (feature >>> Integer.SIZE) + (int) feature) * SPREAD;
    return (mixed ^ mixed >>> (Integer.SIZE / 2)) & (slots.length - 1);
  }
}
