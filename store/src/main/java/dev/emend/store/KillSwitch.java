package dev.emend.store;

/**
 * Whether rewriting is switched off: here, by this process, or everywhere, by the file of the
 * store. It has a lock of its own: switching off must not wait for a refresh that loads.
 */
final class KillSwitch {
  private String here;
  private String everywhere;

  /** What look-ups read. */
  private volatile String reason;

  /** Why rewriting is off, or null. */
  String reason() {
    return reason;
  }

  synchronized void here(String newReason) {
    here = newReason;
    reason = here != null ? here : everywhere;
  }

  synchronized void everywhere(String newReason) {
    everywhere = newReason;
    reason = here != null ? here : everywhere;
  }
}
