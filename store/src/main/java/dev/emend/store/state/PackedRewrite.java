package dev.emend.store.state;

import java.nio.charset.StandardCharsets;

/**
 * A rewrite in the bytes of an {@link Arena}: flags, id, then as variable-length numbers the
 * ordinals of locale, context and intent and the lengths in characters of customer, source, target
 * and text id, then those texts. A text is Latin-1 where that is enough, else UTF-16. What is
 * absent takes no room but its flag or a zero.
 */
public final class PackedRewrite {
  private static final int WIDE_SOURCE = 1;
  private static final int WIDE_TARGET = 2;
  private static final int TEXT_ID = 4;
  private static final int PERSONAL = 8;
  private static final int WIDE_CUSTOMER = 16;
  private static final int WIDE_ID = 32;
  private static final int ID_BYTES = 8;
  private static final int LONGEST_HEADER = 1 + ID_BYTES + 7 * 5;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] bytes;
  private final int flags;
  private final long id;
  private final int locale;
  private final int context;
  private final int intent;
  private final int customerLength;
  private final int sourceLength;
  private final int targetLength;
  private final int idLength;
  private final int texts;

  /** Reads the header of the record that starts there. */
  PackedRewrite(byte[] bytes, int start) {
    this.bytes = bytes;
    int at = start;
    flags = bytes[at++];
    id = has(TEXT_ID) ? 0 : number(bytes, at);
    at += has(TEXT_ID) ? 0 : ID_BYTES;
    locale = varint(bytes, at);
    at += size(locale);
    int contextPlusOne = varint(bytes, at);
    at += size(contextPlusOne);
    context = contextPlusOne - 1;
    int intentPlusOne = varint(bytes, at);
    at += size(intentPlusOne);
    intent = intentPlusOne - 1;
    customerLength = has(PERSONAL) ? varint(bytes, at) : 0;
    at += has(PERSONAL) ? size(customerLength) : 0;
    sourceLength = varint(bytes, at);
    at += size(sourceLength);
    targetLength = varint(bytes, at);
    at += size(targetLength);
    idLength = has(TEXT_ID) ? varint(bytes, at) : 0;
    at += has(TEXT_ID) ? size(idLength) : 0;
    texts = at;
  }

  /**
   * Appends a rewrite.
   *
   * @param locale its ordinal
   * @param context its ordinal or −1
   * @param intent its ordinal or −1
   * @param number the id, where {@code textId} is null
   * @return its address
   */
  static int write(
      Arena.Writer arena,
      int locale,
      int context,
      int intent,
      long number,
      String textId,
      String customer,
      String source,
      String target) {
    int address =
        arena.start(
            LONGEST_HEADER
                + 2 * (length(textId) + length(customer) + source.length() + target.length()));
    byte[] bytes = arena.chunk();
    int at = arena.position();
    bytes[at++] = (byte) flags(textId, customer, source, target);
    at = textId == null ? putNumber(bytes, at, number) : at;
    at = putVarint(bytes, at, locale);
    at = putVarint(bytes, at, context + 1);
    at = putVarint(bytes, at, intent + 1);
    at = customer == null ? at : putVarint(bytes, at, customer.length());
    at = putVarint(bytes, at, source.length());
    at = putVarint(bytes, at, target.length());
    at = textId == null ? at : putVarint(bytes, at, textId.length());
    at = putText(bytes, at, customer);
    at = putText(bytes, at, source);
    at = putText(bytes, at, target);
    arena.end(putText(bytes, at, textId));
    return address;
  }

  private static int flags(String textId, String customer, String source, String target) {
    return flag(isWide(source), WIDE_SOURCE)
        | flag(isWide(target), WIDE_TARGET)
        | flag(textId != null, TEXT_ID)
        | flag(isWide(textId), WIDE_ID)
        | flag(customer != null, PERSONAL)
        | flag(isWide(customer), WIDE_CUSTOMER);
  }

  /** Copies a record as it is. */
  int copyTo(Arena.Writer arena, int start) {
    int length = end() - start;
    int address = arena.start(length);
    System.arraycopy(bytes, start, arena.chunk(), arena.position(), length);
    arena.end(arena.position() + length);
    return address;
  }

  /** Whether it is for this customer and source; null is for everyone. */
  boolean is(String customer, String source) {
    return textIs(sourceAt(), sourceLength, has(WIDE_SOURCE), source)
        && (has(PERSONAL)
            ? customer != null && textIs(texts, customerLength, has(WIDE_CUSTOMER), customer)
            : customer == null);
  }

  int locale() {
    return locale;
  }

  /** Ordinal of the context, or −1. */
  int context() {
    return context;
  }

  /** Ordinal of the intent, or −1. */
  int intent() {
    return intent;
  }

  /** Whether it is for one customer. */
  public boolean personal() {
    return has(PERSONAL);
  }

  /** The customer it is for, or null. */
  public String customer() {
    return has(PERSONAL) ? text(texts, customerLength, has(WIDE_CUSTOMER)) : null;
  }

  /** The key of the utterance. */
  public String source() {
    return text(sourceAt(), sourceLength, has(WIDE_SOURCE));
  }

  /** The fingerprint of the source. */
  long sourcePrint() {
    return has(WIDE_SOURCE)
        ? Fingerprint.of(source())
        : Fingerprint.of(bytes, sourceAt(), sourceLength);
  }

  /** The utterance to use instead. */
  public String target() {
    return text(targetAt(), targetLength, has(WIDE_TARGET));
  }

  /** The stable id. */
  public String rewriteId() {
    return has(TEXT_ID) ? text(idAt(), idLength, has(WIDE_ID)) : hex(id);
  }

  /** The first byte after the record. */
  int end() {
    return idAt() + width(idLength, has(WIDE_ID));
  }

  private int sourceAt() {
    return texts + width(customerLength, has(WIDE_CUSTOMER));
  }

  private int targetAt() {
    return sourceAt() + width(sourceLength, has(WIDE_SOURCE));
  }

  private int idAt() {
    return targetAt() + width(targetLength, has(WIDE_TARGET));
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private static int flag(boolean set, int flag) {
    return set ? flag : 0;
  }

  private static int width(int length, boolean wide) {
    return wide ? 2 * length : length;
  }

  private static int length(String text) {
    return text == null ? 0 : text.length();
  }

  /** Whether a text has characters outside Latin-1; an absent one has not. */
  static boolean isWide(String text) {
    for (int i = 0; text != null && i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return true;
      }
    }
    return false;
  }

  private static int putText(byte[] bytes, int start, String text) {
    if (text == null) {
      return start;
    }
    int at = start;
    boolean wide = isWide(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[at++] = (byte) c;
      if (wide) {
        bytes[at++] = (byte) (c >>> 8);
      }
    }
    return at;
  }

  private String text(int at, int length, boolean wide) {
    if (!wide) {
      return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      chars[i] = wideChar(at, i);
    }
    return new String(chars);
  }

  private boolean textIs(int at, int length, boolean wide, String text) {
    return text.length() == length && (wide ? wideIs(at, text) : latin1Is(at, text));
  }

  private boolean latin1Is(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != (bytes[at + i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private boolean wideIs(int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != wideChar(at, i)) {
        return false;
      }
    }
    return true;
  }

  private char wideChar(int at, int i) {
    return (char) ((bytes[at + 2 * i] & 0xff) | (bytes[at + 2 * i + 1] << 8));
  }

  private static int putNumber(byte[] bytes, int at, long number) {
    for (int i = 0; i < ID_BYTES; i++) {
      bytes[at + i] = (byte) (number >>> (8 * i));
    }
    return at + ID_BYTES;
  }

  private static long number(byte[] bytes, int at) {
    long number = 0;
    for (int i = 0; i < ID_BYTES; i++) {
      number |= (bytes[at + i] & 0xffL) << (8 * i);
    }
    return number;
  }

  private static String hex(long number) {
    byte[] digits = new byte[2 * ID_BYTES];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = DIGITS[(int) (number >>> (60 - 4 * i)) & 0xf];
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  /** Seven bits a byte, the lowest first; the last byte is not negative. */
  private static int putVarint(byte[] bytes, int start, int value) {
    int at = start;
    int rest = value;
    while (rest > 0x7f) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  private static int varint(byte[] bytes, int at) {
    int value = bytes[at];
    return value >= 0 ? value : longVarint(bytes, at);
  }

  private static int longVarint(byte[] bytes, int start) {
    int value = 0;
    int at = start;
    int shift = 0;
    while (bytes[at] < 0) {
      value |= (bytes[at++] & 0x7f) << shift;
      shift += 7;
    }
    return value | (bytes[at] << shift);
  }

  private static int size(int value) {
    return value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
  }
}
