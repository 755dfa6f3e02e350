package dev.emend.store.state;

/**
 * Which addresses have a fingerprint: open addressing with linear probing in one {@code long[]}, 8
 * bytes a slot at three quarters full. A slot holds the lower half of the fingerprint and the
 * address; zero is an empty slot, and a slot whose address was removed keeps its fingerprint's half
 * and leads nowhere. Not changed once it is shared, and read without garbage:
 *
 * <pre>{@code
 * for (int slot = index.first(print); slot >= 0; slot = index.next(print, slot)) {
 *   if (matches(index.address(slot))) …
 * }
 * }</pre>
 */
final class FingerprintIndex {
  /** What a removed address leaves in its slot: not empty, and nowhere. */
  private static final long REMOVED = 1L << 32;

  private final long[] slots;

  /** Slots that are not empty. */
  private int used;

  /** Empty, with room for a number of addresses. */
  FingerprintIndex(int addresses) {
    this.slots = new long[Math.toIntExact(slotsFor(addresses))];
  }

  private FingerprintIndex(FingerprintIndex other) {
    this.slots = other.slots.clone();
    this.used = other.used;
  }

  private static long slotsFor(int addresses) {
    return Math.max(8, addresses + addresses / 3 + 1L);
  }

  /** Another of the same content, to be changed before it is shared. */
  FingerprintIndex copy() {
    return new FingerprintIndex(this);
  }

  /**
   * Whether a copy of this can be made into an index of so many addresses: it would be at most four
   * fifths full, and not much too large.
   *
   * @param added how many are added for that
   */
  boolean fits(int addresses, int added) {
    return used + (long) added <= slots.length * 4L / 5 && slots.length <= 2 * slotsFor(addresses);
  }

  /** Only before the index is shared, and at most as often as there was room asked for. */
  void add(long print, int address) {
    if (address == Arena.NOWHERE) {
      throw new IllegalArgumentException("Invalid address: " + address + " (is nowhere)");
    }
    int slot = home(print);
    while (address(slot) != Arena.NOWHERE) {
      slot = after(slot);
    }
    used += slots[slot] == 0 ? 1 : 0;
    slots[slot] = (print << 32) | Integer.toUnsignedLong(address);
  }

  /** Only before the index is shared, and only what was added. */
  void remove(long print, int address) {
    for (int slot = first(print); slot >= 0; slot = next(print, slot)) {
      if (address(slot) == address) {
        slots[slot] = REMOVED;
        return;
      }
    }
    throw new IllegalArgumentException("Invalid address: " + address + " (was not added)");
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
      if ((int) (held >>> 32) == (int) print && (int) held != Arena.NOWHERE) {
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
