package dev.emend.jobs.evaluate;

import dev.emend.interaction.FailurePoint;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares failure points with the truth. Turns whose true failure point is unknown are left out; a
 * class that the truth never has takes no part in the mean, but saying it is an error.
 */
public final class FailurePointScorer {
  private final Map<FailurePoint, Map<FailurePoint, Long>> confusion = new TreeMap<>();

  /** Adds a turn; a turn that was not judged counts as missed. */
  public void add(JudgedTurn judged, Truth truth) {
    if (truth == null || truth.failurePoint() == null) {
      return;
    }
    FailurePoint said = judged == null ? null : judged.failurePoint();
    confusion
        .computeIfAbsent(truth.failurePoint(), point -> new HashMap<>())
        .merge(said, 1L, Long::sum);
  }

  /** The score of all turns so far. */
  public FailurePointScore score() {
    return FailurePointScore.of(confusion);
  }
}
