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
 * log, training learns ({@link Lifts}). And a text after which most go on, whatever to, mostly
 * failed, in logs where people stop when they have what they wanted ({@link Fates}).
 */
public final class Followers implements Serializable {
  /** Knows nothing. */
  public static final Followers NONE = new Followers(Map.of(), 1, Map.of());

  /** Evens out the lift of small counts. */
  static final double SMOOTHING = 0.1;

  private static final long serialVersionUID = 1;
  private static final char SEPARATOR = '\u001f';

  private final HashMap<String, double[]> byPair;
  private final double total;
  private final HashMap<String, double[]> byText;

  private Followers(Map<String, double[]> byPair, double total, Map<String, double[]> byText) {
    this.byPair = new HashMap<>(byPair);
    this.total = total;
    this.byText = new HashMap<>(byText);
  }

  /**
   * What was said, with all that may change its meaning.
   *
   * @param locale BCP 47
   * @param context what the assistant had asked, or null
   * @param key key of the text
   */
  public record Text(String locale, String context, String key) {
    /** The text of a turn. */
    public static Text of(Turn turn) {
      return of(turn, TextKey.of(turn.utterance()));
    }

    static Text of(Turn turn, String key) {
      return new Text(turn.locale(), turn.context(), key);
    }

    /** One text for all three. */
    String joined() {
      return locale + SEPARATOR + (context == null ? "" : context) + SEPARATOR + key;
    }
  }

  /**
   * One text and what was said right after it.
   *
   * @param earlier the first
   * @param later the second; null after the last attempt of a session
   */
  public record Next(Text earlier, Text later) {}

  /**
   * How many customers said a text right after another; each counts once a night and pair of texts.
   *
   * @param next the texts
   * @param customers who said the second right after the first
   * @param ofEarlier who said anything right after the first, summed over what they said
   * @param ofLater who said the second right after anything, summed likewise
   */
  public record Count(Next next, long customers, long ofEarlier, long ofLater) {}

  /**
   * What customers did after a text; each counts once a night.
   *
   * @param text the text
   * @param customers who said it
   * @param wentOn those of them who ever said anything after it
   */
  public record Fate(Text text, long customers, long wentOn) {}

  /**
   * Collects counts.
   *
   * @param counts those of at least two customers; others tell nothing and may be left out
   * @param total the sum of customers over all pairs of texts, those left out as well
   * @param fates those of texts that at least two customers said
   */
  public static Followers of(List<Count> counts, long total, List<Fate> fates) {
    Map<String, double[]> byPair = new HashMap<>();
    for (Count count : counts) {
      byPair.put(
          joined(count.next.earlier.joined(), count.next.later.joined()),
          new double[] {count.customers, count.ofEarlier, count.ofLater});
    }
    Map<String, double[]> byText = new HashMap<>();
    for (Fate fate : fates) {
      byText.put(fate.text.joined(), new double[] {fate.customers, fate.wentOn});
    }
    return new Followers(byPair, Math.max(1, total), byText);
  }

  /**
   * The texts of a session with what was said right after each, terminations passed over; the last
   * has nothing after it.
   */
  public static List<Next> in(Session session, Terminations terminations) {
    List<Next> nexts = new ArrayList<>();
    Text before = null;
    for (Turn turn : session.turns()) {
      if (!terminations.is(turn)) {
        Text text = Text.of(turn);
        if (before != null) {
          nexts.add(new Next(before, text));
        }
        before = text;
      }
    }
    if (before != null) {
      nexts.add(new Next(before, null));
    }
    return nexts;
  }

  private static String joined(String earlier, String later) {
    return earlier + SEPARATOR + SEPARATOR + later;
  }

  /**
   * How much oftener others say a text right after another than by chance, as a logarithm: {@code
   * ln((n + s) ÷ (a·b ÷ N + s))} with the n customers who did, the a who said the first and the b
   * who said the second, N in all. One customer is left out of each, for it may be the very one.
   *
   * @param earlier the first, see {@link Text#joined}
   * @param later the second
   * @return {@link Feature#ABSENT} where nobody else did
   */
  double lift(String earlier, String later) {
    double[] count = byPair.isEmpty() ? null : byPair.get(joined(earlier, later));
    if (count == null || count[0] < 2) {
      return Feature.ABSENT;
    }
    double expected = (count[1] - 1) * (count[2] - 1) / total;
    return Math.max(0, StrictMath.log((count[0] - 1 + SMOOTHING) / (expected + SMOOTHING)));
  }

  /**
   * Share of the others who said a text and ever went on to say something else, {@code (f + 1) ÷ (n
   * + 2)} with n others of whom f did; so a half where nobody else said it.
   *
   * @param text the text, see {@link Text#joined}
   * @param thisOne whether the customer who is left out went on
   * @return {@link Feature#ABSENT} where nothing was counted
   */
  double wentOn(String text, boolean thisOne) {
    if (byText.isEmpty()) {
      return Feature.ABSENT;
    }
    double[] fate = byText.get(text);
    double others = fate == null ? 0 : fate[0] - 1;
    double onward = fate == null ? 0 : Math.min(others, fate[1] - (thisOne ? 1 : 0));
    return (Math.max(0, onward) + 1) / (others + 2);
  }
}
