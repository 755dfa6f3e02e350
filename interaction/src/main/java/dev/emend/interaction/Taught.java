package dev.emend.interaction;

/**
 * The customer taught the assistant that one wording means another.
 *
 * @param source the wording that did not work
 * @param target what it means
 */
public record Taught(String source, String target) {
  /** Refuses missing wordings. */
  public Taught {
    Require.text(source, "taught.source");
    Require.text(target, "taught.target");
  }
}
