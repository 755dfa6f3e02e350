package dev.emend.jobs.evaluate;

import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.HashMap;
import java.util.Map;

/**
 * How each text is read, as the log says. Fed with the turns of the nights before the one that is
 * judged; grows with the number of distinct texts, not of turns.
 */
public final class LoggedReadings {
  private static final char FIELD = '\u001f';

  private final Map<String, Map<String, Integer>> underContext = new HashMap<>();
  private final Map<String, Map<String, Integer>> anywhere = new HashMap<>();

  /** Counts a turn; its reading is that of the text the NLU was given. */
  public void add(Turn turn) {
    String served = turn.applied() == null ? null : turn.applied().servedUtterance();
    String text = TextKey.of(served == null ? turn.utterance() : served);
    String reading = turn.reading().key();
    count(underContext, key(turn.locale(), turn.context(), text), reading);
    count(anywhere, turn.locale() + FIELD + text, reading);
  }

  private static void count(Map<String, Map<String, Integer>> counts, String of, String reading) {
    counts.computeIfAbsent(of, text -> new HashMap<>(2)).merge(reading, 1, Integer::sum);
  }

  /**
   * The key of the most frequent reading of (locale, context, text), or else of (locale, text); the
   * smallest key of several. Null where the text was never logged.
   */
  String mostFrequent(String locale, String context, String text) {
    String key = TextKey.of(text);
    Map<String, Integer> counts = underContext.get(key(locale, context, key));
    if (counts == null) {
      counts = anywhere.get(locale + FIELD + key);
    }
    return counts == null ? null : top(counts);
  }

  private static String top(Map<String, Integer> counts) {
    String top = null;
    int most = 0;
    for (Map.Entry<String, Integer> reading : counts.entrySet()) {
      int n = reading.getValue();
      if (n > most || (n == most && reading.getKey().compareTo(top) < 0)) {
        top = reading.getKey();
        most = n;
      }
    }
    return top;
  }

  /** One text for what turns, rewrites and labels are found by. */
  static String key(String locale, String context, String textKey) {
    return locale + FIELD + (context == null ? "" : FIELD + context) + FIELD + textKey;
  }
}
