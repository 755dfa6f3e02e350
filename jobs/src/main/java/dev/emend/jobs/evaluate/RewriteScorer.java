package dev.emend.jobs.evaluate;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges the turns of one night by the rewrites that the nights before it taught. Only global
 * rewrites that are served count, found by locale, context and key of the utterance. What a rewrite
 * claims of its target's reading does not count: the log of the nights before does.
 */
public final class RewriteScorer {
  private final Map<String, Rewrite> served = new HashMap<>();
  private final LoggedReadings readings;
  private RewriteScore score;

  /**
   * A scorer of one night.
   *
   * @param rewrites as the nights before left them, any status
   * @param readings of the nights before; not of the night itself
   */
  public RewriteScorer(Iterable<Rewrite> rewrites, LoggedReadings readings) {
    this.readings = readings;
    for (Rewrite rewrite : rewrites) {
      if (rewrite.scope() == Rewrite.Scope.GLOBAL && rewrite.served()) {
        String key =
            LoggedReadings.key(rewrite.locale(), rewrite.context(), TextKey.of(rewrite.source()));
        served.merge(key, rewrite, RewriteScorer::smallerId);
      }
    }
    score = new RewriteScore(served.size(), 0, 0, 0, 0, 0);
  }

  private static Rewrite smallerId(Rewrite a, Rewrite b) {
    return a.rewriteId().compareTo(b.rewriteId()) <= 0 ? a : b;
  }

  /** Judges a turn; one without truth or without content is not scored. */
  public void add(Turn turn, Truth truth) {
    if (truth == null || !truth.content()) {
      return;
    }
    boolean right = truth.readRight(turn);
    Rewrite rewrite =
        served.get(LoggedReadings.key(turn.locale(), turn.context(), TextKey.of(turn.utterance())));
    score = score.plus(new RewriteScore(0, 1, right ? 0 : 1, 0, 0, 0));
    if (rewrite != null) {
      score = score.plus(verdict(right, rewrite, truth));
    }
  }

  private RewriteScore verdict(boolean right, Rewrite rewrite, Truth truth) {
    String reading = readings.mostFrequent(rewrite.locale(), rewrite.context(), rewrite.target());
    boolean wins = reading != null && !right && truth.means(reading);
    boolean loses = reading != null && right && !truth.means(reading);
    return new RewriteScore(0, 0, 0, wins ? 1 : 0, loses ? 1 : 0, wins || loses ? 0 : 1);
  }

  /** The score of the turns so far. */
  public RewriteScore score() {
    return score;
  }
}
