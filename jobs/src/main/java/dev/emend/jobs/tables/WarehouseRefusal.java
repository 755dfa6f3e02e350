package dev.emend.jobs.tables;

/**
 * The warehouse cannot be opened or worked on now, and nothing was changed. The message is a
 * sentence for the user: what, where, and what to do.
 */
public final class WarehouseRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  WarehouseRefusal(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  WarehouseRefusal(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  /** Why, for the caller's exit code. */
  public Reason reason() {
    return reason;
  }

  /** Why a warehouse refuses. */
  public enum Reason {
    /** Another process works on it: worth a retry. */
    BUSY,
    /** There is nothing at its location yet. */
    MISSING,
    /** The configuration does not say how to reach it. */
    CONFIGURATION,
    /** Its folder or catalog cannot be read or written. */
    UNREACHABLE,
    /** A step was called out of order. */
    NO_OPEN_NIGHT
  }
}
