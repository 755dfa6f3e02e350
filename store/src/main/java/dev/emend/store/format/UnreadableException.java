package dev.emend.store.format;

/** Something in the store cannot be used; the message is a sentence that says what and where. */
public sealed class UnreadableException extends Exception permits NewerFormatException {
  private static final long serialVersionUID = 1;

  /** With the sentence. */
  public UnreadableException(String sentence) {
    super(sentence);
  }

  /** With the sentence and what led to it. */
  public UnreadableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
