package dev.emend.store.publish;

/**
 * How to publish.
 *
 * @param guards what a version must keep to
 * @param keep number of newest versions that are kept; the announced one and all newer ones are
 *     kept whatever this says
 */
public record PublishOptions(Guards guards, int keep) {
  /** The default guards, and two weeks of nights. */
  public static final PublishOptions DEFAULT = new PublishOptions(Guards.DEFAULT, 14);

  /** Refuses to keep nothing. */
  public PublishOptions {
    if (guards == null) {
      throw new IllegalArgumentException("Missing guards (required)");
    }
    if (keep < 1) {
      throw new IllegalArgumentException("Invalid keep: " + keep + " (must be at least 1)");
    }
  }
}
