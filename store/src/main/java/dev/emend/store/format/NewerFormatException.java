package dev.emend.store.format;

/** What was written by a newer release: not damaged, and not to be replaced by this one. */
public final class NewerFormatException extends UnreadableException {
  private static final long serialVersionUID = 1;

  NewerFormatException(String sentence) {
    super(sentence);
  }
}
