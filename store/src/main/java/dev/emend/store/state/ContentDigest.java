package dev.emend.store.state;

import dev.emend.store.format.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A digest of a set of rewrites that does not depend on their order: the sum, lane by lane in four
 * lanes of 64 bits, of the SHA-256 of each (an additive multiset hash, Bellare and Micciancio
 * 1997). So what comes and goes can be reckoned without the rest. It tells damage and mistakes, not
 * an adversary.
 */
public final class ContentDigest {
  private final MessageDigest digest = Sha256.start();
  private final long[] lanes = new long[4];
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 10);

  /** Of no rewrite yet. */
  public ContentDigest() {}

  /**
   * Goes on from a digest.
   *
   * @param hex 64 hexadecimal digits
   */
  ContentDigest(String hex) {
    ByteBuffer sum = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] = sum.getLong();
    }
  }

  /** Adds a rewrite. */
  public void add(StoredRewrite rewrite) {
    ByteBuffer sum = digest(rewrite);
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] += sum.getLong();
    }
  }

  /** Takes back a rewrite that was added. */
  void remove(StoredRewrite rewrite) {
    ByteBuffer sum = digest(rewrite);
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] -= sum.getLong();
    }
  }

  private ByteBuffer digest(StoredRewrite rewrite) {
    buffer.clear();
    append(rewrite.rewriteId());
    append(rewrite.locale());
    append(rewrite.customer());
    append(rewrite.context());
    append(rewrite.source());
    append(rewrite.target());
    append(rewrite.domain());
    append(rewrite.intent());
    digest.update(buffer.array(), 0, buffer.position());
    return ByteBuffer.wrap(digest.digest());
  }

  /** The digest so far, as 64 hexadecimal digits. */
  public String hex() {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    for (long lane : lanes) {
      bytes.putLong(lane);
    }
    return HexFormat.of().formatHex(bytes.array());
  }

  private void append(String text) {
    if (text == null) {
      room(4).putInt(-1);
      return;
    }
    boolean wide = PackedRewrite.isWide(text);
    room(4 + 2 * text.length()).putInt(2 * text.length() + (wide ? 1 : 0));
    for (int i = 0; i < text.length(); i++) {
      if (wide) {
        buffer.putChar(text.charAt(i));
      } else {
        buffer.put((byte) text.charAt(i));
      }
    }
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * (buffer.position() + bytes));
      buffer = larger.put(buffer.flip());
    }
    return buffer;
  }
}
