package dev.emend.store.publish;

/**
 * How a version differs from the announced one.
 *
 * @param announced number of rewrites of the announced version
 * @param added rewrites of a source that had none
 * @param removed sources that have none any more
 * @param changed sources that have another target
 */
public record Change(long announced, long added, long removed, long changed) {
  /** Number of rewrites that differ. */
  public long differing() {
    return added + removed + changed;
  }

  /** What differs, as a share of what is announced; may be above 1. */
  public double share() {
    return announced == 0
        ? (differing() == 0 ? 0 : Double.POSITIVE_INFINITY)
        : (double) differing() / announced;
  }
}
