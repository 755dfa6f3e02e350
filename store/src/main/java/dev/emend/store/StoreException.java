package dev.emend.store;

/** A store cannot be opened or written; the message is a sentence that says what and where. */
public final class StoreException extends RuntimeException {
  /** With the sentence. */
  public StoreException(String sentence) {
    super(sentence);
  }

  /** With the sentence and what led to it. */
  public StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
