package dev.emend.store.files;

/** When death comes. */
public enum Moment {
  BEFORE,
  AFTER,
  /** As before, but of a write half is done. */
  AMIDST
}
