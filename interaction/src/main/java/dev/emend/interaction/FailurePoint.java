package dev.emend.interaction;

/** The earliest component that failed beyond recovery. */
public enum FailurePoint {
  /** Nothing failed, or the assistant simply cannot do what was asked. */
  CORRECT,
  FALSE_WAKE,
  ASR,
  NLU,
  ENTITY_RESOLUTION,
  RESULT
}
