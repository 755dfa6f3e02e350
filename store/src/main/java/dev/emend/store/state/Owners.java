package dev.emend.store.state;

/**
 * Which customers may have a rewrite of their own, by fingerprint: a bit map that says yes for all
 * who have one and no for nearly all others, who are the most. It saves them the look for it.
 */
final class Owners {
  private static final int BITS_EACH = 16;
  private static final int FEWEST_BITS = 64;

  private final long[] bits;

  /** Empty, with room for so many personal rewrites. */
  Owners(int personal) {
    this(new long[words(personal)]);
  }

  private Owners(long[] bits) {
    this.bits = bits;
  }

  private static int words(int personal) {
    long wanted = Math.max(FEWEST_BITS, (long) personal * BITS_EACH);
    return (int) (Math.min(1L << 36, Long.highestOneBit(wanted - 1) << 1) >>> 6);
  }

  /** Another of the same content, to be added to before it is shared. */
  Owners copy() {
    return new Owners(bits.clone());
  }

  /** Whether it has the size for so many personal rewrites. */
  boolean fits(int personal) {
    return bits.length == words(personal);
  }

  /** Only before it is shared. */
  void add(long customer) {
    bits[word(customer)] |= 1L << customer;
  }

  /** False only for customers that were not added. */
  boolean mayHave(long customer) {
    return (bits[word(customer)] & (1L << customer)) != 0;
  }

  /** Bytes on the heap. */
  long bytes() {
    return 8L * bits.length;
  }

  private int word(long customer) {
    return (int) (customer >>> 6) & (bits.length - 1);
  }
}
