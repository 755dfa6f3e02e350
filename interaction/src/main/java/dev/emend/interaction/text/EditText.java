package dev.emend.interaction.text;

/** A text as {@link EditPattern} reads it: most are ASCII, which needs no decoding. */
public final class EditText {
  private static final int ASCII = 128;

  private final String text;
  private final byte[] ascii;

  private EditText(String text) {
    this.text = text;
    this.ascii = ascii(text);
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

  private static byte[] ascii(String text) {
    byte[] ascii = new byte[text.length()];
    for (int i = 0; i < ascii.length; i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return null;
      }
      ascii[i] = (byte) c;
    }
    return ascii;
  }
}
