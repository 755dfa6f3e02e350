package dev.emend.jobs.tables;

import java.time.Duration;

/**
 * How much of the past a warehouse keeps.
 *
 * @param states acceptances whose snapshots are kept, the newest ones
 * @param since whatever is younger, or was the newest state at some time since then, is kept as
 *     well: no reader and no step takes longer than this
 * @param openNight an open night whose audit branches nobody has written for longer is given up
 * @param quarantineNights nights before the newest accepted one whose quarantine and checks are
 *     kept
 * @param reportNights nights before the newest accepted one whose reports and model cards are kept
 * @param nights nights before the newest accepted one whose turns, and what was made of them, are
 *     kept; null for all
 */
public record KeepOptions(
    int states,
    Duration since,
    Duration openNight,
    int quarantineNights,
    int reportNights,
    Integer nights) {

  private static final Duration LEAST = Duration.ofHours(1);

  /** Refuses to keep next to nothing. */
  public KeepOptions {
    demand(states >= 1, "kept states", states, "at least 1");
    demand(since.compareTo(LEAST) >= 0, "age of what may go", since, "at least an hour");
    demand(openNight.compareTo(LEAST) >= 0, "age of an open night", openNight, "at least an hour");
    demand(quarantineNights >= 1, "kept nights of quarantine", quarantineNights, "at least 1");
    demand(reportNights >= 1, "kept nights of reports", reportNights, "at least 1");
    demand(nights == null || nights >= 1, "kept nights", nights, "at least 1, or null");
  }

  private static void demand(boolean met, String what, Object value, String demand) {
    if (!met) {
      throw new IllegalArgumentException(
          "Invalid " + what + ": " + value + " (must be " + demand + ")");
    }
  }
}
