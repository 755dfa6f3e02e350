package dev.emend.rephrase;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.text.EditDistance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares an earlier turn of a session with a later one. */
final class PairFeatures {
  private static final double SHORTEST_SILENCE = 0.05;
  private static final double MILLIS = 1000.0;

  private final List<PreparedTurn> session;
  private final Followers followers;

  /**
   * Compares the turns of a session.
   *
   * @param followers what others said right after a text
   */
  PairFeatures(List<PreparedTurn> session, Followers followers) {
    this.session = session;
    this.followers = followers;
  }

  /** The features of a pair, by {@link Feature#ordinal}. */
  double[] of(int earlier, int later) {
    double[] x = new double[Feature.count()];
    PreparedTurn a = session.get(earlier);
    PreparedTurn b = session.get(later);
    texts(x, a, b);
    hypotheses(x, a, b);
    readings(x, a, b);
    order(x, earlier, later);
    answers(x, a, b);
    others(x, a, b);
    return x;
  }

  /** Only what is said next: after other attempts it may follow from those. */
  private void others(double[] x, PreparedTurn a, PreparedTurn b) {
    boolean next = x[Feature.TURNS_BETWEEN.ordinal()] == 0 && !followers.empty();
    set(
        x,
        Feature.SAID_NEXT,
        next ? followers.lift(Followers.key(a.turn), Followers.key(b.turn)) : Feature.ABSENT);
  }

  private static void texts(double[] x, PreparedTurn a, PreparedTurn b) {
    set(x, Feature.EDIT, EditDistance.similarity(a.key, b.key));
    set(x, Feature.TOKENS, a.tokens.dice(b.tokens));
    set(x, Feature.TOKEN_OVERLAP, a.tokens.overlap(b.tokens));
    set(x, Feature.TRIGRAMS, a.trigrams.dice(b.trigrams));
    set(x, Feature.BIGRAMS, a.bigrams.dice(b.bigrams));
    set(x, Feature.SOUND, EditDistance.similarity(a.sound, b.sound));
    set(x, Feature.SAME_TEXT, a.key.equals(b.key));
    set(x, Feature.WORDS_EARLIER, a.words.length);
    set(x, Feature.WORDS_LATER, b.words.length);
    boolean words = a.words.length > 0 && b.words.length > 0;
    set(x, Feature.SAME_FIRST_WORD, words && a.words[0].equals(b.words[0]));
    set(
        x,
        Feature.SAME_LAST_WORD,
        words && a.words[a.words.length - 1].equals(b.words[b.words.length - 1]));
    set(x, Feature.SAME_CONTEXT, Objects.equals(a.turn.context(), b.turn.context()));
  }

  private static void hypotheses(double[] x, PreparedTurn a, PreparedTurn b) {
    set(x, Feature.NBEST_HIT, a.alternatives.contains(b.key));
    set(x, Feature.NBEST_HIT_BACK, b.alternatives.contains(a.key));
    set(x, Feature.NBEST_EDIT, nearest(a.alternatives, b.key));
    set(x, Feature.NBEST_SOUND, nearest(a.alternativeSounds, b.sound));
  }

  private static double nearest(List<String> hypotheses, String text) {
    double best = 0;
    for (String hypothesis : hypotheses) {
      best = Math.max(best, EditDistance.similarity(hypothesis, text));
    }
    return best;
  }

  private static void readings(double[] x, PreparedTurn a, PreparedTurn b) {
    boolean both = a.understood() && b.understood();
    set(x, Feature.SAME_READING, both && a.reading.equals(b.reading));
    set(
        x,
        Feature.SAME_INTENT,
        both && a.turn.reading().intent().equals(b.turn.reading().intent()));
    set(
        x,
        Feature.SAME_DOMAIN,
        both
            && a.turn.reading().domain() != null
            && a.turn.reading().domain().equals(b.turn.reading().domain()));
    set(x, Feature.READING_IN_NBEST, a.otherReadings.contains(b.reading));
    set(x, Feature.UNREAD_EARLIER, !a.understood());
    set(x, Feature.UNREAD_LATER, !b.understood());
    slots(x, a.slots, b.slots);
  }

  private static void slots(
      double[] x, Map<String, Set<String>> earlier, Map<String, Set<String>> later) {
    int shared = 0;
    int conflicts = 0;
    for (Map.Entry<String, Set<String>> slot : earlier.entrySet()) {
      Set<String> values = later.get(slot.getKey());
      if (values != null) {
        long equal = slot.getValue().stream().filter(values::contains).count();
        shared += (int) equal;
        conflicts += equal < slot.getValue().size() || equal < values.size() ? 1 : 0;
      }
    }
    set(x, Feature.SLOTS_SHARED, shared);
    set(x, Feature.SLOTS_IN_CONFLICT, conflicts);
    set(x, Feature.SLOTS_EARLIER, earlier.values().stream().mapToInt(Set::size).sum());
    set(x, Feature.SLOTS_LATER, later.values().stream().mapToInt(Set::size).sum());
  }

  private void order(double[] x, int earlier, int later) {
    int terminations = 0;
    for (int i = earlier + 1; i < later; i++) {
      terminations += session.get(i).termination ? 1 : 0;
    }
    double silence =
        SessionCutter.silence(session.get(earlier).turn, session.get(later).turn).toMillis()
            / MILLIS;
    set(x, Feature.SILENCE, StrictMath.log(Math.max(SHORTEST_SILENCE, silence)));
    set(x, Feature.TURNS_BETWEEN, later - earlier - 1 - terminations);
    set(x, Feature.TERMINATION_BETWEEN, terminations > 0);
    set(x, Feature.POSITION, later);
  }

  private static void answers(double[] x, PreparedTurn a, PreparedTurn b) {
    Answer answer = a.turn.answer();
    set(x, Feature.STATUS_EARLIER, answer.status().ordinal());
    set(x, Feature.STATUS_LATER, b.turn.answer().status().ordinal());
    set(x, Feature.BARGE_IN_EARLIER, answer.bargeInMillis() != null);
    set(x, Feature.BARGE_IN_LATER, b.turn.answer().bargeInMillis() != null);
    set(x, Feature.BARGE_IN_SHARE, bargeInShare(answer));
    set(
        x,
        Feature.ANSWER_SECONDS,
        answer.millis() == null ? Feature.ABSENT : answer.millis() / MILLIS);
    set(x, Feature.NLU_CONFIDENCE_EARLIER, known(a.turn.nluConfidence()));
    set(x, Feature.NLU_CONFIDENCE_LATER, known(b.turn.nluConfidence()));
    set(x, Feature.ASR_CONFIDENCE_EARLIER, known(a.turn.heard().confidence()));
    set(x, Feature.ASR_CONFIDENCE_LATER, known(b.turn.heard().confidence()));
    set(x, Feature.FEEDBACK_EARLIER, feedback(a.turn.feedback()));
    set(x, Feature.FEEDBACK_LATER, feedback(b.turn.feedback()));
    set(x, Feature.PROMPTED_EARLIER, a.turn.context() != null);
    set(x, Feature.PROMPTED_LATER, b.turn.context() != null);
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

  private static void set(double[] x, Feature feature, double value) {
    x[feature.ordinal()] = value;
  }

  private static void set(double[] x, Feature feature, boolean value) {
    x[feature.ordinal()] = value ? 1 : 0;
  }
}
