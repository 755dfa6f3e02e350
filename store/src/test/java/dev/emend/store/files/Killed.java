package dev.emend.store.files;

/** The process is dead: an error, so that nothing handles it. */
public final class Killed extends Error {
  Killed(long call) {
    super("at call " + call);
  }
}
