package dev.emend.interaction.text;

import java.nio.charset.StandardCharsets;

/** A text as {@link EditPattern} reads it: most are ASCII, which needs no decoding. */
public final class EditText {
  private static final int ASCII = 128;

  private final String text;
  private final byte[] ascii;

  private EditText(String text) {
    this.text = text;
    this.ascii = isAscii(text) ? text.getBytes(StandardCharsets.US_ASCII) : null;
  }

  /** Takes a text as it is. */
  public static EditText of(String text) {
    return new EditText(text);
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Number of UTF-16 units. */
  public int length() {
    return text.length();
  }

  boolean isAscii() {
    return ascii != null;
  }

  /** Its characters; only where {@link #isAscii}. */
  byte[] ascii() {
    return ascii;
  }

  char charAt(int i) {
    return text.charAt(i);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= ASCII) {
        return false;
      }
    }
    return true;
  }
}
