package dev.emend.pipelines.torture;

import java.util.Locale;

/**
 * One seed and what came of it.
 *
 * @param seed draws the moments
 * @param kind what was killed
 * @param killedAfterMs milliseconds from its start; of the second kill where there were two
 * @param ofMs milliseconds that the same takes undisturbed
 * @param during what it was doing
 * @param verdict {@link #SAME}, or how the outcome differs, or {@link #ENDED_FIRST}
 */
record Kill(long seed, String kind, long killedAfterMs, long ofMs, String during, String verdict) {
  static final String HEADER = "seed,kind,killed_after_ms,of_ms,during,verdict";
  static final String SAME = "same as undisturbed";

  /** It was over before it could be killed; the outcome is the same as undisturbed. */
  static final String ENDED_FIRST = "ended first";

  /** Whether nothing is wrong. */
  boolean sound() {
    return verdict.equals(SAME) || verdict.equals(ENDED_FIRST);
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%d,%s,%d,%d,%s,%s",
        seed,
        kind,
        killedAfterMs,
        ofMs,
        during,
        verdict.replace(',', ';').replace('\n', ' '));
  }
}
