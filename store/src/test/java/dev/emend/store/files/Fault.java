package dev.emend.store.files;

/** What goes wrong with a call that does not kill. */
public enum Fault {
  /** It fails, and those behind it do not. */
  ONCE,
  /** It fails once, and of a write half is done. */
  ONCE_AMIDST,
  /** From here on there is no space for anything new. */
  FULL
}
