package dev.emend.labeling.aggregation;

/** How a label stands to how the NLU reads the text today. */
public enum Claim {
  /** The text is mostly read like this already, or customers said outright that it means this. */
  CONFIRMED,
  /** The text is mostly read otherwise, or not understood, and people ended with this. */
  CORRECTED
}
