package dev.emend.markov.chain;

import java.util.Arrays;

/** A growing bag of distinct numbers. */
final class IntBag {
  private int[] items = new int[4];
  private int size;

  int size() {
    return size;
  }

  void add(int item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, 2 * size);
    }
    items[size++] = item;
  }

  void remove(int item) {
    int at = 0;
    while (items[at] != item) {
      at++;
    }
    items[at] = items[--size];
  }

  int[] sorted() {
    int[] copy = Arrays.copyOf(items, size);
    Arrays.sort(copy);
    return copy;
  }
}
