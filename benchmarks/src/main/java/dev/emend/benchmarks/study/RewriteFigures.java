package dev.emend.benchmarks.study;

import dev.emend.jobs.evaluate.RewriteScore;

/**
 * What rewrites would have done.
 *
 * @param last to the turns of the last night
 * @param replay to those of all nights but the first
 */
record RewriteFigures(RewriteScore last, RewriteScore replay) {
  /** Of no night. */
  static final RewriteFigures NONE = new RewriteFigures(RewriteScore.NONE, RewriteScore.NONE);

  /** With one more night. */
  RewriteFigures then(RewriteScore night) {
    return new RewriteFigures(night, replay.plus(night));
  }
}
