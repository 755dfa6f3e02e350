package dev.emend.rephrase;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.Bag;
import dev.emend.interaction.text.EditPattern;
import dev.emend.interaction.text.EditText;
import dev.emend.interaction.text.FeatureNumbers;
import dev.emend.interaction.text.Phonetic;
import dev.emend.interaction.text.TextKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the comparison of turns needs of one turn, computed once: keys, phonetic spelling, n-gram
 * bags, keys of readings, and everything about the turn that is a number.
 */
final class PreparedTurn {
  /** Bags of a group share their numbers; a group bounds the size of the bags. */
  private static final int GROUP = 64;

  private static final double MILLIS = 1000.0;

  final Turn turn;
  final String key;

  /** See {@link Followers.Text#joined}. */
  final String state;

  final Words words;
  final Bag tokens;
  final Bag bigrams;
  final Bag trigrams;
  final EditPattern spelling;
  final EditPattern sound;

  /** The key, then those of the other hypotheses of speech recognition. */
  final EditText[] spellings;

  /** The sound, then those of the other hypotheses, each once. */
  final EditText[] sounds;

  /** Another hypothesis sounds like the best one. */
  final boolean soundsTwice;

  final String reading;
  final Set<String> otherReadings;
  final Slots slots;
  final boolean termination;
  final Numbers numbers;

  private PreparedTurn(Turn turn, Terminations terminations, Grams grams) {
    this.turn = turn;
    this.key = TextKey.of(turn.utterance());
    this.state = Followers.Text.of(turn, key).joined();
    this.words = new Words(key);
    this.tokens = Bag.ofTokens(key, grams.tokens);
    this.bigrams = Bag.ofCharacters(key, 2, grams.bigrams);
    this.trigrams = Bag.ofCharacters(key, 3, grams.trigrams);
    this.spelling = EditPattern.of(EditText.of(key));
    this.sound = EditPattern.of(EditText.of(Phonetic.spell(key)));
    List<String> alternatives = alternatives(turn, key);
    List<String> alternativeSounds = sounds(alternatives);
    this.soundsTwice = alternativeSounds.remove(sound.text().text());
    this.spellings = texts(spelling, alternatives);
    this.sounds = texts(sound, alternativeSounds);
    this.reading = turn.reading().key();
    this.otherReadings = otherReadings(turn);
    this.slots = Slots.of(turn.reading().slots());
    this.termination = terminations.contains(key);
    this.numbers = new Numbers(turn);
  }

  static List<PreparedTurn> all(List<Turn> turns, Terminations terminations) {
    List<PreparedTurn> prepared = new ArrayList<>(turns.size());
    Grams grams = new Grams();
    for (Turn turn : turns) {
      if (prepared.size() % GROUP == 0) {
        grams = new Grams();
      }
      prepared.add(new PreparedTurn(turn, terminations, grams));
    }
    return prepared;
  }

  boolean understood() {
    return turn.reading().understood();
  }

  /** Whether speech recognition thought of a text, but not first. */
  boolean alsoHeard(String text) {
    for (int i = 1; i < spellings.length; i++) {
      if (spellings[i].text().equals(text)) {
        return true;
      }
    }
    return false;
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

  private static List<String> sounds(List<String> texts) {
    List<String> sounds = new ArrayList<>(texts.size());
    for (String text : texts) {
      String sound = Phonetic.spell(text);
      if (!sounds.contains(sound)) {
        sounds.add(sound);
      }
    }
    return sounds;
  }

  private static EditText[] texts(EditPattern best, List<String> others) {
    EditText[] texts = new EditText[1 + others.size()];
    texts[0] = best.text();
    for (int i = 1; i < texts.length; i++) {
      texts[i] = EditText.of(others.get(i - 1));
    }
    return texts;
  }

  private static Set<String> otherReadings(Turn turn) {
    if (turn.nluNbest().isEmpty()) {
      return Set.of();
    }
    Set<String> keys = new HashSet<>();
    for (ScoredReading other : turn.nluNbest()) {
      if (other.reading().understood()) {
        keys.add(other.reading().key());
      }
    }
    return keys;
  }

  /** The numbers that tokens and n-grams of one group of turns share. */
  private static final class Grams {
    final FeatureNumbers tokens = new FeatureNumbers();
    final FeatureNumbers bigrams = new FeatureNumbers();
    final FeatureNumbers trigrams = new FeatureNumbers();
  }

  /** How many words, and those at the ends. */
  static final class Words {
    final int count;
    final String first;
    final String last;

    Words(String key) {
      count = TextKey.words(key);
      first = count < 2 ? key : key.substring(0, key.indexOf(' '));
      last = key.substring(key.lastIndexOf(' ') + 1);
    }
  }

  /** Slot names, each with its values' keys. */
  static final class Slots {
    final String[] names;
    final String[][] values;
    final int count;

    private static final Slots NONE = new Slots(List.of());

    static Slots of(List<Slot> slots) {
      return slots.isEmpty() ? NONE : new Slots(slots);
    }

    private Slots(List<Slot> slots) {
      Map<String, Set<String>> byName = new TreeMap<>();
      for (Slot slot : slots) {
        byName
            .computeIfAbsent(slot.name(), name -> new LinkedHashSet<>())
            .add(TextKey.of(slot.value()));
      }
      names = byName.keySet().toArray(String[]::new);
      values = byName.values().stream().map(v -> v.toArray(String[]::new)).toArray(String[][]::new);
      count = byName.values().stream().mapToInt(Set::size).sum();
    }

    /** The values of a slot, or null. */
    String[] of(String name) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return values[i];
        }
      }
      return null;
    }
  }

  /** What of a turn is a feature as it stands, {@link Feature#ABSENT} where the log is silent. */
  static final class Numbers {
    final Instant at;
    final Instant answerEnd;
    final int status;
    final boolean bargeIn;
    final double bargeInShare;
    final double answerSeconds;
    final double nluConfidence;
    final double asrConfidence;
    final double feedback;

    Numbers(Turn turn) {
      Answer answer = turn.answer();
      at = turn.at();
      answerEnd = turn.answerEnd();
      status = answer.status().ordinal();
      bargeIn = answer.bargeInMillis() != null;
      bargeInShare = bargeInShare(answer);
      answerSeconds = answer.millis() == null ? Feature.ABSENT : answer.millis() / MILLIS;
      nluConfidence = known(turn.nluConfidence());
      asrConfidence = known(turn.heard().confidence());
      feedback = feedback(turn.feedback());
    }

    private static double bargeInShare(Answer answer) {
      if (answer.bargeInMillis() == null) {
        return Feature.ABSENT;
      }
      long planned = answer.millis() == null ? answer.bargeInMillis() : answer.millis();
      return planned == 0 ? 0 : Math.min(1, (double) answer.bargeInMillis() / planned);
    }

    private static double feedback(Feedback feedback) {
      return feedback == null ? 0 : feedback == Feedback.POSITIVE ? 1 : -1;
    }

    private static double known(Double value) {
      return value == null ? Feature.ABSENT : value;
    }
  }
}
