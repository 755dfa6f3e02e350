package dev.emend.markov.chain;

/** How an {@link Ending} was computed. */
public enum Method {
  /** Subtraction-free elimination of a dense matrix: exact. */
  DIRECT_DENSE,
  /** Subtraction-free elimination in order of minimum degree: exact. */
  DIRECT_SPARSE,
  /** Local push: exact up to its residual. */
  PUSH,
  /** A bounded number of steps: exact up to its residual. */
  BOUNDED_DEPTH;

  boolean isDirect() {
    return this == DIRECT_DENSE || this == DIRECT_SPARSE;
  }
}
