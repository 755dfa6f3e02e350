package dev.emend.store.files;

/** When death comes. */
public enum Moment {
  BEFORE,
  AFTER,
  /** As before, but of a write half is done. */
  AMIDST,
  /** As before, but of a write all but the last byte is done. */
  NEARLY_DONE,
  /** As after, and the power fails too: what was not synced is lost, bytes and names. */
  POWER_LOSS
}
