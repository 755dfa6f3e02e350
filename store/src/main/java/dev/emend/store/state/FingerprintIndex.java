package dev.emend.store.state;

/**
 * Which addresses have a fingerprint: open addressing with linear probing in one {@code long[]}, 8
 * bytes a slot at three quarters full. A slot holds the lower half of the fingerprint and the
 * address; zero is an empty slot. Not changed once it is built, and read without garbage:
 *
 * <pre>{@code
 * for (int slot = index.first(print); slot >= 0; slot = index.next(print, slot)) {
 *   if (matches(index.address(slot))) …
 * }
 * }</pre>
 */
final class FingerprintIndex {
  private final long[] slots;

  /** Empty, with room for a number of addresses. */
  FingerprintIndex(int addresses) {
    long wanted = Math.max(8, addresses + addresses / 3 + 1L);
    this.slots = new long[Math.toIntExact(wanted)];
  }

  /** Only before the index is shared, and at most as often as there was room asked for. */
  void add(long print, int address) {
    if (address == Arena.NOWHERE) {
      throw new IllegalArgumentException("Invalid address: " + address + " (is nowhere)");
    }
    int slot = home(print);
    while (slots[slot] != 0) {
      slot = after(slot);
    }
    slots[slot] = (print << 32) | Integer.toUnsignedLong(address);
  }

  /** The first slot that may hold the fingerprint, or −1. */
  int first(long print) {
    return from(print, home(print));
  }

  /** The next slot after one that {@link #first} or this method gave, or −1. */
  int next(long print, int slot) {
    return from(print, after(slot));
  }

  /** The address in a slot. */
  int address(int slot) {
    return (int) slots[slot];
  }

  /** Bytes on the heap. */
  long bytes() {
    return 8L * slots.length;
  }

  private int from(long print, int start) {
    int slot = start;
    for (long held = slots[slot]; held != 0; held = slots[slot]) {
      if ((int) (held >>> 32) == (int) print) {
        return slot;
      }
      slot = after(slot);
    }
    return -1;
  }

  /** By the upper half of the fingerprint, as a slot keeps the lower one. */
  private int home(long print) {
    return (int) (((print >>> 32) * slots.length) >>> 32);
  }

  private int after(int slot) {
    return slot + 1 == slots.length ? 0 : slot + 1;
  }
}
