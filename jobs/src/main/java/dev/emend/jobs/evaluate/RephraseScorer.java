package dev.emend.jobs.evaluate;

import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares judgements of rephrases with the truth. All turns that have a truth are ranked, those
 * without content too. Sums over nights when it is fed several.
 */
public final class RephraseScorer {
  private final Map<String, String> texts = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String turnId, JudgedTurn judged, String truth) {
    boolean hit() {
      return truth != null && truth.equals(judged.rephraseCandidate());
    }

    boolean found() {
      return judged.rephraseOf() != null;
    }

    boolean foundRightly() {
      return found() && judged.rephraseOf().equals(truth);
    }
  }

  /**
   * Adds a turn.
   *
   * @param judged null where the turn was not judged: what it says again counts as missed
   * @param truth null where nothing is known: the turn is not scored
   */
  public void add(Turn turn, JudgedTurn judged, Truth truth) {
    texts.put(turn.turnId(), TextKey.of(turn.utterance()));
    if (truth != null) {
      JudgedTurn said = judged == null ? new JudgedTurn(null, 0, null, null) : judged;
      entries.add(new Entry(turn.turnId(), said, truth.rephraseOf()));
    }
  }

  /** The score of all turns so far. */
  public RephraseScore score() {
    return score(entries);
  }

  /**
   * The score without verbatim repeats: turns with the same text as the one they say again, or,
   * where they say none again, as the one they are said to.
   */
  public RephraseScore scoreWithoutVerbatim() {
    return score(entries.stream().filter(entry -> !verbatim(entry)).toList());
  }

  private boolean verbatim(Entry entry) {
    String said = entry.truth == null ? entry.judged.rephraseCandidate() : entry.truth;
    return said != null && Objects.equals(texts.get(entry.turnId), texts.get(said));
  }

  private static RephraseScore score(List<Entry> entries) {
    Ranking ranking = new Ranking();
    long rephrases = 0;
    long found = 0;
    long hits = 0;
    for (Entry entry : entries) {
      rephrases += entry.truth == null ? 0 : 1;
      found += entry.found() ? 1 : 0;
      hits += entry.foundRightly() ? 1 : 0;
      if (entry.judged.rephraseCandidate() != null) {
        ranking.add(entry.judged.rephraseProbability(), entry.hit());
      }
    }
    return new RephraseScore(rephrases, found, hits, ranking.averagePrecision(rephrases));
  }
}
