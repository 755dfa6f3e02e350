package dev.emend.rephrase;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers said right after a text, over a window of nights. A text that many say after
 * another, and few otherwise, either follows from it or says it again; which of the two it is in a
 * log, training learns ({@link Lifts}).
 */
public final class Followers implements Serializable {
  /** Knows nothing. */
  public static final Followers NONE = new Followers(Map.of(), 1);

  /** Evens out the lift of small counts. */
  static final double SMOOTHING = 0.1;

  private static final long serialVersionUID = 1;
  private static final char SEPARATOR = '\u001f';

  private final HashMap<String, double[]> byPair;
  private final double total;

  private Followers(Map<String, double[]> byPair, double total) {
    this.byPair = new HashMap<>(byPair);
    this.total = total;
  }

  /**
   * One text and one that was said right after it.
   *
   * @param earlier key of the first, see {@link #key}
   * @param later key of the second
   */
  public record Next(String earlier, String later) {}

  /**
   * How many customers said a text right after another; each counts once a pair of texts.
   *
   * @param next the texts
   * @param customers who said the second right after the first
   * @param ofEarlier who said anything right after the first, summed over what they said
   * @param ofLater who said the second right after anything, summed likewise
   */
  public record Count(Next next, long customers, long ofEarlier, long ofLater) {}

  /**
   * Collects counts.
   *
   * @param counts those of at least two customers; others tell nothing and may be left out
   * @param total the sum of customers over all pairs of texts, those left out as well
   */
  public static Followers of(List<Count> counts, long total) {
    Map<String, double[]> byPair = new HashMap<>();
    for (Count count : counts) {
      byPair.put(
          joined(count.next.earlier, count.next.later),
          new double[] {count.customers, count.ofEarlier, count.ofLater});
    }
    return new Followers(byPair, Math.max(1, total));
  }

  /**
   * The texts of a session that were said right after one another; terminations are passed over.
   */
  public static List<Next> in(Session session, Terminations terminations) {
    List<Next> nexts = new ArrayList<>();
    String before = null;
    for (Turn turn : session.turns()) {
      if (!terminations.is(turn)) {
        String key = key(turn);
        if (before != null) {
          nexts.add(new Next(before, key));
        }
        before = key;
      }
    }
    return nexts;
  }

  /** A text with all that may change its meaning: locale and context. */
  public static String key(Turn turn) {
    return key(turn, TextKey.of(turn.utterance()));
  }

  static String key(Turn turn, String textKey) {
    String context = turn.context() == null ? "" : turn.context();
    return turn.locale() + SEPARATOR + context + SEPARATOR + textKey;
  }

  private static String joined(String earlier, String later) {
    return earlier + SEPARATOR + SEPARATOR + later;
  }

  /** Whether there is anything to look up. */
  boolean empty() {
    return byPair.isEmpty();
  }

  /**
   * How much oftener others say a text right after another than by chance, as a logarithm: {@code
   * ln((n + s) ÷ (a·b ÷ N + s))} with the n customers who did, the a who said the first and the b
   * who said the second, N in all. One customer is left out of each, for it may be the very one.
   *
   * @return {@link Feature#ABSENT} where nobody else did
   */
  double lift(String earlier, String later) {
    double[] count = byPair.get(joined(earlier, later));
    if (count == null || count[0] < 2) {
      return Feature.ABSENT;
    }
    double expected = (count[1] - 1) * (count[2] - 1) / total;
    return Math.max(0, StrictMath.log((count[0] - 1 + SMOOTHING) / (expected + SMOOTHING)));
  }
}
