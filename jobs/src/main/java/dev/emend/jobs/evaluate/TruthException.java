package dev.emend.jobs.evaluate;

/** The truth cannot be read; the message says which file, which line and why. */
public final class TruthException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TruthException(String message) {
    super(message);
  }

  TruthException(String message, Throwable cause) {
    super(message, cause);
  }
}
