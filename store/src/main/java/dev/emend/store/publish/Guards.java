package dev.emend.store.publish;

/**
 * What a version must keep to before it is announced. A first publication is exempt from both, and
 * while the announced version has few rewrites both only warn.
 *
 * @param minimumSize least number of rewrites
 * @param maximumChange largest share of rewrites, of those announced, that may be added, removed or
 *     given another target; 0.3 is 30 %, {@link Double#POSITIVE_INFINITY} is no limit
 * @param judgeFrom number of announced rewrites from which on the two refuse rather than warn
 */
public record Guards(long minimumSize, double maximumChange, long judgeFrom) {
  /** At least one rewrite, at most 30 % change, judged from 1,000 rewrites on. */
  public static final Guards DEFAULT = new Guards(1, 0.3, 1_000);

  /** Refuses limits that make no sense. */
  public Guards {
    if (minimumSize < 0) {
      throw new IllegalArgumentException(
          "Invalid minimum size: " + minimumSize + " (must not be negative)");
    }
    if (!(maximumChange >= 0)) {
      throw new IllegalArgumentException(
          "Invalid maximum change: " + maximumChange + " (must not be negative)");
    }
    if (judgeFrom < 0) {
      throw new IllegalArgumentException(
          "Invalid judge from: " + judgeFrom + " (must not be negative)");
    }
  }

  boolean limitsChange() {
    return maximumChange < Double.POSITIVE_INFINITY;
  }
}
