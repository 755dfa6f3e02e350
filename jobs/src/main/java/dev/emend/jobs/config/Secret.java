package dev.emend.jobs.config;

/** A text that must not be shown: it prints as something else, wherever it ends up. */
public final class Secret {
  /** What stands in its place. */
  public static final String NOT_SHOWN = "(not shown)";

  private final String text;

  /** Keeps a text from being shown. */
  public Secret(String text) {
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("Invalid secret: empty (must hold a character)");
    }
    this.text = text;
  }

  /** The text itself, for the one place that has to send it. */
  public String reveal() {
    return text;
  }

  /** A text without this secret in it. */
  public String removedFrom(String other) {
    return other.replace(text, NOT_SHOWN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && text.equals(secret.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return NOT_SHOWN;
  }
}
