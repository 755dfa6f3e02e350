package dev.emend.rephrase;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Session;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.Phonetic;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The features of a pair as their definitions say, nothing prepared and nothing shared. */
final class TextbookFeatures {
  private static final int SEED = 17;
  private static final int FACTOR = 31;

  private final Session session;
  private final Terminations terminations;
  private double[] x;

  TextbookFeatures(Session session, Terminations terminations) {
    this.session = session;
    this.terminations = terminations;
  }

  double[] of(int earlier, int later) {
    x = new double[Feature.count()];
    Turn a = session.turn(earlier);
    Turn b = session.turn(later);
    texts(TextKey.of(a.utterance()), TextKey.of(b.utterance()));
    set(Feature.SAME_CONTEXT, Objects.equals(a.context(), b.context()));
    hypotheses(a, b);
    readings(a, b);
    slots(slots(a), slots(b));
    order(earlier, later);
    answers(a, b);
    set(Feature.SAID_NEXT, Feature.ABSENT);
    set(Feature.WENT_ON_EARLIER, Feature.ABSENT);
    set(Feature.WENT_ON_LATER, Feature.ABSENT);
    return x;
  }

  private void texts(String a, String b) {
    set(Feature.EDIT, likeness(a, b));
    set(Feature.SOUND, likeness(Phonetic.spell(a), Phonetic.spell(b)));
    set(Feature.SAME_TEXT, a.equals(b));
    List<String> first = words(a);
    List<String> second = words(b);
    set(Feature.WORDS_EARLIER, first.size());
    set(Feature.WORDS_LATER, second.size());
    boolean both = !first.isEmpty() && !second.isEmpty();
    set(Feature.SAME_FIRST_WORD, both && first.get(0).equals(second.get(0)));
    set(
        Feature.SAME_LAST_WORD,
        both && first.get(first.size() - 1).equals(second.get(second.size() - 1)));
    List<Integer> tokens = first.stream().map(String::hashCode).toList();
    List<Integer> others = second.stream().map(String::hashCode).toList();
    set(Feature.TOKENS, dice(tokens, others));
    int fewer = Math.min(tokens.size(), others.size());
    set(Feature.TOKEN_OVERLAP, fewer == 0 ? 0 : (double) shared(tokens, others) / fewer);
    set(Feature.BIGRAMS, dice(grams(a, 2), grams(b, 2)));
    set(Feature.TRIGRAMS, dice(grams(a, 3), grams(b, 3)));
  }

  private void hypotheses(Turn a, Turn b) {
    String later = TextKey.of(b.utterance());
    List<String> alternatives = alternatives(a);
    set(Feature.NBEST_HIT, alternatives.contains(later));
    set(Feature.NBEST_HIT_BACK, alternatives(b).contains(TextKey.of(a.utterance())));
    set(
        Feature.NBEST_EDIT,
        alternatives.stream().mapToDouble(text -> likeness(text, later)).max().orElse(0));
    set(
        Feature.NBEST_SOUND,
        alternatives.stream()
            .mapToDouble(text -> likeness(Phonetic.spell(text), Phonetic.spell(later)))
            .max()
            .orElse(0));
  }

  private void readings(Turn a, Turn b) {
    boolean both = a.reading().understood() && b.reading().understood();
    set(Feature.SAME_READING, both && a.reading().key().equals(b.reading().key()));
    set(Feature.SAME_INTENT, both && a.reading().intent().equals(b.reading().intent()));
    String domain = a.reading().domain();
    set(Feature.SAME_DOMAIN, both && domain != null && domain.equals(b.reading().domain()));
    set(
        Feature.READING_IN_NBEST,
        a.nluNbest().stream()
            .filter(other -> other.reading().understood())
            .anyMatch(other -> other.reading().key().equals(b.reading().key())));
    set(Feature.UNREAD_EARLIER, !a.reading().understood());
    set(Feature.UNREAD_LATER, !b.reading().understood());
  }

  private void slots(Map<String, Set<String>> a, Map<String, Set<String>> b) {
    int equal = 0;
    int conflicts = 0;
    for (String name : a.keySet()) {
      if (b.containsKey(name)) {
        Set<String> common = new HashSet<>(a.get(name));
        common.retainAll(b.get(name));
        equal += common.size();
        conflicts += a.get(name).equals(b.get(name)) ? 0 : 1;
      }
    }
    set(Feature.SLOTS_SHARED, equal);
    set(Feature.SLOTS_IN_CONFLICT, conflicts);
    set(Feature.SLOTS_EARLIER, a.values().stream().mapToInt(Set::size).sum());
    set(Feature.SLOTS_LATER, b.values().stream().mapToInt(Set::size).sum());
  }

  private void order(int earlier, int later) {
    int stops = 0;
    for (int i = earlier + 1; i < later; i++) {
      stops += terminations.is(session.turn(i)) ? 1 : 0;
    }
    double seconds =
        SessionCutter.silence(session.turn(earlier), session.turn(later)).toMillis() / 1000.0;
    set(Feature.SILENCE, StrictMath.log(Math.max(0.05, seconds)));
    set(Feature.TURNS_BETWEEN, later - earlier - 1 - stops);
    set(Feature.TERMINATION_BETWEEN, stops > 0);
    set(Feature.POSITION, later);
  }

  private void answers(Turn a, Turn b) {
    Answer answer = a.answer();
    set(Feature.STATUS_EARLIER, answer.status().ordinal());
    set(Feature.STATUS_LATER, b.answer().status().ordinal());
    set(Feature.BARGE_IN_EARLIER, answer.bargeInMillis() != null);
    set(Feature.BARGE_IN_LATER, b.answer().bargeInMillis() != null);
    set(Feature.BARGE_IN_SHARE, share(answer));
    set(Feature.ANSWER_SECONDS, answer.millis() == null ? -1 : answer.millis() / 1000.0);
    set(Feature.NLU_CONFIDENCE_EARLIER, Objects.requireNonNullElse(a.nluConfidence(), -1.0));
    set(Feature.NLU_CONFIDENCE_LATER, Objects.requireNonNullElse(b.nluConfidence(), -1.0));
    set(Feature.ASR_CONFIDENCE_EARLIER, Objects.requireNonNullElse(a.heard().confidence(), -1.0));
    set(Feature.ASR_CONFIDENCE_LATER, Objects.requireNonNullElse(b.heard().confidence(), -1.0));
    set(Feature.FEEDBACK_EARLIER, feedback(a));
    set(Feature.FEEDBACK_LATER, feedback(b));
    set(Feature.PROMPTED_EARLIER, a.context() != null);
    set(Feature.PROMPTED_LATER, b.context() != null);
  }

  private static double share(Answer answer) {
    if (answer.bargeInMillis() == null) {
      return -1;
    }
    long planned = answer.millis() == null ? answer.bargeInMillis() : answer.millis();
    return planned == 0 ? 0 : Math.min(1, (double) answer.bargeInMillis() / planned);
  }

  private static double feedback(Turn turn) {
    if (turn.feedback() == null) {
      return 0;
    }
    return switch (turn.feedback()) {
      case POSITIVE -> 1;
      case NEGATIVE -> -1;
    };
  }

  private static List<String> alternatives(Turn turn) {
    String best = TextKey.of(turn.utterance());
    return turn.heard().nbest().stream()
        .map(Heard.Hypothesis::text)
        .map(TextKey::of)
        .filter(text -> !text.equals(best))
        .distinct()
        .toList();
  }

  private static Map<String, Set<String>> slots(Turn turn) {
    Map<String, Set<String>> slots = new TreeMap<>();
    for (Slot slot : turn.reading().slots()) {
      slots.computeIfAbsent(slot.name(), name -> new HashSet<>()).add(TextKey.of(slot.value()));
    }
    return slots;
  }

  private static List<String> words(String key) {
    return key.isEmpty() ? List.of() : List.of(key.split(" ", -1));
  }

  private static List<Integer> grams(String key, int n) {
    String padded = ' ' + key + ' ';
    IntFunction<Integer> gram =
        i -> padded.substring(i, i + n).chars().reduce(SEED, (hash, c) -> FACTOR * hash + c);
    List<Integer> grams = new ArrayList<>();
    for (int i = 0; i + n <= padded.length(); i++) {
      grams.add(gram.apply(i));
    }
    return grams;
  }

  private static double dice(List<Integer> a, List<Integer> b) {
    int sizes = a.size() + b.size();
    return sizes == 0 ? 0 : 2.0 * shared(a, b) / sizes;
  }

  private static int shared(List<Integer> a, List<Integer> b) {
    Map<Integer, Integer> left = new HashMap<>();
    a.forEach(feature -> left.merge(feature, 1, Integer::sum));
    int shared = 0;
    for (int feature : b) {
      if (left.getOrDefault(feature, 0) > 0) {
        left.merge(feature, -1, Integer::sum);
        shared++;
      }
    }
    return shared;
  }

  /** Levenshtein's distance by the textbook's table. */
  private static double likeness(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    int longer = Math.max(a.length(), b.length());
    return longer == 0 ? 1 : 1 - (double) row[b.length()] / longer;
  }

  private void set(Feature feature, double value) {
    x[feature.ordinal()] = value;
  }

  private void set(Feature feature, boolean value) {
    x[feature.ordinal()] = value ? 1 : 0;
  }
}
