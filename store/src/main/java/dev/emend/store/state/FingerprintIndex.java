package dev.emend.store.state;

/**
 * Which ordinals have a fingerprint: open addressing with linear probing in one {@code long[]}, 8
 * bytes a slot at three quarters full. A slot holds 35 bits of the fingerprint and the ordinal plus
 * one; zero is an empty slot. Not changed once it is built, and read without garbage:
 *
 * <pre>{@code
 * for (int slot = index.first(print); slot >= 0; slot = index.next(print, slot)) {
 *   if (matches(index.ordinal(slot))) …
 * }
 * }</pre>
 */
final class FingerprintIndex {
  private static final int ORDINAL_BITS = 29;
  private static final long ORDINAL_MASK = (1L << ORDINAL_BITS) - 1;

  private final long[] slots;

  /** Empty, with room for a number of ordinals. */
  FingerprintIndex(int ordinals) {
    long wanted = Math.max(8, ordinals + ordinals / 3 + 1L);
    this.slots = new long[Math.toIntExact(wanted)];
  }

  /** Only before the index is shared, and at most as often as there was room asked for. */
  void add(long print, int ordinal) {
    if (ordinal < 0 || ordinal >= ORDINAL_MASK) {
      throw new IllegalArgumentException(
          "Invalid ordinal: " + ordinal + " (must be 0 to " + (ORDINAL_MASK - 1) + ")");
    }
    int slot = home(print);
    while (slots[slot] != 0) {
      slot = after(slot);
    }
    slots[slot] = (print << ORDINAL_BITS) | (ordinal + 1);
  }

  /** The first slot that may hold the fingerprint, or −1. */
  int first(long print) {
    return from(print, home(print));
  }

  /** The next slot after one that {@link #first} or this method gave, or −1. */
  int next(long print, int slot) {
    return from(print, after(slot));
  }

  /** The ordinal in a slot. */
  int ordinal(int slot) {
    return (int) (slots[slot] & ORDINAL_MASK) - 1;
  }

  /** Bytes on the heap. */
  long bytes() {
    return 8L * slots.length;
  }

  private int from(long print, int start) {
    int slot = start;
    for (long held = slots[slot]; held != 0; held = slots[slot]) {
      if (((held ^ (print << ORDINAL_BITS)) >>> ORDINAL_BITS) == 0) {
        return slot;
      }
      slot = after(slot);
    }
    return -1;
  }

  /** By the upper half of the fingerprint, of which a slot keeps only a few bits. */
  private int home(long print) {
    return (int) (((print >>> 32) * slots.length) >>> 32);
  }

  private int after(int slot) {
    return slot + 1 == slots.length ? 0 : slot + 1;
  }
}
