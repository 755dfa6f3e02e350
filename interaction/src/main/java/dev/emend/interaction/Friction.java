package dev.emend.interaction;

/** A sign that a customer was not content with a turn. */
public enum Friction {
  /** The customer cut the answer off. */
  BARGE_IN,
  /** A later turn of the session says it again. */
  REPHRASED,
  /** The assistant itself gave no result or an error. */
  ERROR_RESPONSE,
  /** The next turn stops or cancels what this one started. */
  TERMINATION,
  /** The customer said that it was wrong. */
  NEGATIVE_FEEDBACK
}
