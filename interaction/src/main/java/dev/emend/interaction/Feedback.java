package dev.emend.interaction;

/** The customer's answer to "did I answer your question?" and the like. */
public enum Feedback {
  POSITIVE,
  NEGATIVE
}
