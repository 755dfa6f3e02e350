package dev.emend.store.publish;

import java.util.Set;
import java.util.TreeSet;

/**
 * How to publish.
 *
 * @param guards what a version must keep to
 * @param keep number of newest versions that are kept; the announced one and all newer ones are
 *     kept whatever this says
 * @param pinned versions that are kept as well, as somebody serves them by their number
 */
public record PublishOptions(Guards guards, int keep, Set<Long> pinned) {
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
    pinned = Set.copyOf(pinned);
  }

  /** Nothing is pinned. */
  public PublishOptions(Guards guards, int keep) {
    this(guards, keep, Set.of());
  }

  /** The same with further versions pinned. */
  public PublishOptions pinning(Set<Long> versions) {
    Set<Long> all = new TreeSet<>(pinned);
    all.addAll(versions);
    return new PublishOptions(guards, keep, all);
  }
}
