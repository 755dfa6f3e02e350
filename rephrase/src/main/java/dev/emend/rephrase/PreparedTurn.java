package dev.emend.rephrase;

import dev.emend.interaction.Heard;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.Bag;
import dev.emend.interaction.text.Phonetic;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the comparison of turns needs of one turn, computed once: keys, phonetic spelling, n-gram
 * bags, keys of readings.
 */
final class PreparedTurn {
  private static final int BIGRAM = 2;
  private static final int TRIGRAM = 3;

  final Turn turn;
  final String key;
  final String sound;
  final String[] words;
  final Bag tokens;
  final Bag bigrams;
  final Bag trigrams;

  /** Keys of the other hypotheses of speech recognition. */
  final List<String> alternatives;

  final List<String> alternativeSounds;
  final String reading;
  final Set<String> otherReadings;
  final Map<String, Set<String>> slots;
  final boolean termination;

  PreparedTurn(Turn turn, Terminations terminations) {
    this.turn = turn;
    this.key = TextKey.of(turn.utterance());
    this.sound = Phonetic.spell(key);
    this.words = key.isEmpty() ? new String[0] : key.split(" ", -1);
    this.tokens = Bag.ofTokens(key);
    this.bigrams = Bag.ofCharacters(key, BIGRAM);
    this.trigrams = Bag.ofCharacters(key, TRIGRAM);
    this.alternatives = alternatives(turn, key);
    this.alternativeSounds = alternatives.stream().map(Phonetic::spell).toList();
    this.reading = turn.reading().key();
    this.otherReadings = otherReadings(turn);
    this.slots = slots(turn);
    this.termination = terminations.contains(key);
  }

  static List<PreparedTurn> all(List<Turn> turns, Terminations terminations) {
    List<PreparedTurn> prepared = new ArrayList<>(turns.size());
    turns.forEach(turn -> prepared.add(new PreparedTurn(turn, terminations)));
    return prepared;
  }

  boolean understood() {
    return turn.reading().understood();
  }

  private static List<String> alternatives(Turn turn, String key) {
    List<String> others = new ArrayList<>();
    for (Heard.Hypothesis hypothesis : turn.heard().nbest()) {
      String other = TextKey.of(hypothesis.text());
      if (!other.equals(key) && !others.contains(other)) {
        others.add(other);
      }
    }
    return others;
  }

  private static Set<String> otherReadings(Turn turn) {
    Set<String> keys = new HashSet<>();
    for (ScoredReading other : turn.nluNbest()) {
      if (other.reading().understood()) {
        keys.add(other.reading().key());
      }
    }
    return keys;
  }

  private static Map<String, Set<String>> slots(Turn turn) {
    Map<String, Set<String>> slots = new TreeMap<>();
    for (Slot slot : turn.reading().slots()) {
      slots.computeIfAbsent(slot.name(), name -> new HashSet<>()).add(TextKey.of(slot.value()));
    }
    return slots;
  }
}
