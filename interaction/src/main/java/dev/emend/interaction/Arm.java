package dev.emend.interaction;

/** Whether a rewrite that existed was applied, or withheld for comparison. */
public enum Arm {
  TREATMENT,
  CONTROL
}
