package dev.emend.store.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes of records in chunks of 256 KiB, addressed in units of four bytes by an int: up to 16 GiB.
 * Chunks are never written again once the arena is made, so the arenas of successive versions share
 * them. No record lies across chunks; one that is longer has a chunk to itself.
 */
final class Arena {
  /** The address of nothing. */
  static final int NOWHERE = 0;

  private static final int UNIT_BITS = 2;
  private static final int CHUNK_BITS = 18;
  private static final int ADDRESS_BITS = CHUNK_BITS - UNIT_BITS;
  private static final int MOST_CHUNKS = 1 << (32 - ADDRESS_BITS);

  private final byte[][] chunks;

  private Arena(byte[][] chunks) {
    this.chunks = chunks;
  }

  static Arena empty() {
    return new Arena(new byte[0][]);
  }

  /** The chunk that an address is in. */
  byte[] chunk(int address) {
    return chunks[address >>> ADDRESS_BITS];
  }

  /** Where in its chunk an address is. */
  static int offset(int address) {
    return (address << (32 - ADDRESS_BITS)) >>> (32 - ADDRESS_BITS - UNIT_BITS);
  }

  /** Bytes on the heap. */
  long bytes() {
    long bytes = 0;
    for (byte[] chunk : chunks) {
      bytes += chunk.length;
    }
    return bytes;
  }

  /** Goes on after the records of this arena, in chunks of its own. */
  Writer writer() {
    return new Writer(chunks);
  }

  /** Writes records one after another. */
  static final class Writer {
    private final List<byte[]> chunks;
    private byte[] chunk = new byte[1 << CHUNK_BITS];
    private int position;

    private Writer(byte[][] before) {
      chunks = new ArrayList<>(List.of(before));
      // Address zero is nowhere.
      position = before.length == 0 ? 1 << UNIT_BITS : 0;
    }

    /** Makes room for a record; its bytes go to {@link #chunk} from {@link #position} on. */
    int start(int atMost) {
      position = align(position);
      // Behind a long record there may be room left, but no address reaches it.
      if (chunk.length - position < atMost || position >= 1 << CHUNK_BITS) {
        seal();
        chunk = new byte[Math.max(1 << CHUNK_BITS, atMost)];
        position = 0;
      }
      if (chunks.size() >= MOST_CHUNKS) {
        throw new IllegalStateException("Too many rewrites for one store (more than 16 GiB)");
      }
      return (chunks.size() << ADDRESS_BITS) | (position >>> UNIT_BITS);
    }

    byte[] chunk() {
      return chunk;
    }

    int position() {
      return position;
    }

    /** Says where the record ended. */
    void end(int after) {
      position = after;
    }

    Arena done() {
      seal();
      return new Arena(chunks.toArray(byte[][]::new));
    }

    private void seal() {
      if (position > 0) {
        chunks.add(position == chunk.length ? chunk : Arrays.copyOf(chunk, position));
      }
    }

    private static int align(int position) {
      return (position + (1 << UNIT_BITS) - 1) & -(1 << UNIT_BITS);
    }
  }
}
