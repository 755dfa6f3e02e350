package dev.emend.rephrase;

import dev.emend.interaction.Reading;
import dev.emend.interaction.text.EditPattern;
import dev.emend.interaction.text.EditText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Compares an earlier turn of a session with a later one. Not for several threads at once. */
final class PairFeatures {
  private static final double SHORTEST_SILENCE = 0.05;
  private static final double MILLIS = 1000.0;

  private final PreparedTurn[] session;
  private final Followers followers;

  /** How many terminations stand before each turn. */
  private final int[] terminations;

  /** Position of the last turn that is no termination. */
  private final int lastAttempt;

  private final int[] distances;

  /**
   * Compares the turns of a session.
   *
   * @param followers what others said right after a text
   */
  PairFeatures(List<PreparedTurn> session, Followers followers) {
    this.session = session.toArray(PreparedTurn[]::new);
    this.followers = followers;
    this.terminations = new int[session.size() + 1];
    int most = 0;
    int last = -1;
    for (int i = 0; i < this.session.length; i++) {
      PreparedTurn turn = this.session[i];
      terminations[i + 1] = terminations[i] + (turn.termination ? 1 : 0);
      last = turn.termination ? last : i;
      most = Math.max(most, turn.spellings.length + turn.sounds.length);
    }
    this.lastAttempt = last;
    this.distances = new int[most];
  }

  /** The features of a pair, by {@link Feature#ordinal}. */
  double[] of(int earlier, int later) {
    double[] x = new double[Feature.count()];
    PreparedTurn a = session[earlier];
    PreparedTurn b = session[later];
    texts(x, a, b);
    hypotheses(x, a, b);
    readings(x, a, b);
    order(x, earlier, later);
    answers(x, a.numbers, b.numbers);
    others(x, a, b, later);
    return x;
  }

  /** Of lifts only that of what is said next: after other attempts it may follow from those. */
  private void others(double[] x, PreparedTurn a, PreparedTurn b, int later) {
    boolean next = x[Feature.TURNS_BETWEEN.ordinal()] == 0;
    set(x, Feature.SAID_NEXT, next ? followers.lift(a.state, b.state) : Feature.ABSENT);
    set(x, Feature.WENT_ON_EARLIER, followers.wentOn(a.state, true));
    set(x, Feature.WENT_ON_LATER, followers.wentOn(b.state, later < lastAttempt));
  }

  private static void texts(double[] x, PreparedTurn a, PreparedTurn b) {
    set(x, Feature.TOKENS, a.tokens.dice(b.tokens));
    set(x, Feature.TOKEN_OVERLAP, a.tokens.overlap(b.tokens));
    set(x, Feature.TRIGRAMS, a.trigrams.dice(b.trigrams));
    set(x, Feature.BIGRAMS, a.bigrams.dice(b.bigrams));
    set(x, Feature.SAME_TEXT, a.key.equals(b.key));
    set(x, Feature.WORDS_EARLIER, a.words.count);
    set(x, Feature.WORDS_LATER, b.words.count);
    boolean words = a.words.count > 0 && b.words.count > 0;
    set(x, Feature.SAME_FIRST_WORD, words && a.words.first.equals(b.words.first));
    set(x, Feature.SAME_LAST_WORD, words && a.words.last.equals(b.words.last));
    set(x, Feature.SAME_CONTEXT, Objects.equals(a.turn.context(), b.turn.context()));
    set(x, Feature.PROMPTED_EARLIER, a.turn.context() != null);
    set(x, Feature.PROMPTED_LATER, b.turn.context() != null);
  }

  private void hypotheses(double[] x, PreparedTurn a, PreparedTurn b) {
    EditPattern.distances(b.spelling, a.spellings, b.sound, a.sounds, distances);
    int sounds = a.spellings.length;
    double spelt = b.spelling.similarity(distances[0], a.spellings[0]);
    double sounding = b.sound.similarity(distances[sounds], a.sounds[0]);
    double nearest = nearest(b.spelling, a.spellings, 0, 0);
    set(x, Feature.EDIT, spelt);
    set(x, Feature.SOUND, sounding);
    set(x, Feature.NBEST_EDIT, nearest);
    set(x, Feature.NBEST_SOUND, nearest(b.sound, a.sounds, sounds, a.soundsTwice ? sounding : 0));
    // Only the text itself is wholly like it.
    set(x, Feature.NBEST_HIT, nearest == 1);
    set(x, Feature.NBEST_HIT_BACK, b.alsoHeard(a.key));
  }

  private double nearest(EditPattern pattern, EditText[] texts, int from, double atLeast) {
    double best = atLeast;
    for (int i = 1; i < texts.length; i++) {
      best = Math.max(best, pattern.similarity(distances[from + i], texts[i]));
    }
    return best;
  }

  private static void readings(double[] x, PreparedTurn a, PreparedTurn b) {
    boolean both = a.understood() && b.understood();
    Reading earlier = a.turn.reading();
    Reading later = b.turn.reading();
    set(x, Feature.SAME_READING, both && a.reading.equals(b.reading));
    set(x, Feature.SAME_INTENT, both && earlier.intent().equals(later.intent()));
    set(
        x,
        Feature.SAME_DOMAIN,
        both && earlier.domain() != null && earlier.domain().equals(later.domain()));
    set(x, Feature.READING_IN_NBEST, a.otherReadings.contains(b.reading));
    set(x, Feature.UNREAD_EARLIER, !a.understood());
    set(x, Feature.UNREAD_LATER, !b.understood());
    slots(x, a.slots, b.slots);
  }

  private static void slots(double[] x, PreparedTurn.Slots earlier, PreparedTurn.Slots later) {
    int shared = 0;
    int conflicts = 0;
    for (int i = 0; i < earlier.names.length; i++) {
      String[] values = later.of(earlier.names[i]);
      if (values != null) {
        int equal = equal(earlier.values[i], values);
        shared += equal;
        conflicts += equal < earlier.values[i].length || equal < values.length ? 1 : 0;
      }
    }
    set(x, Feature.SLOTS_SHARED, shared);
    set(x, Feature.SLOTS_IN_CONFLICT, conflicts);
    set(x, Feature.SLOTS_EARLIER, earlier.count);
    set(x, Feature.SLOTS_LATER, later.count);
  }

  private static int equal(String[] values, String[] others) {
    int equal = 0;
    for (String value : values) {
      for (String other : others) {
        equal += value.equals(other) ? 1 : 0;
      }
    }
    return equal;
  }

  private void order(double[] x, int earlier, int later) {
    int between = terminations[later] - terminations[earlier + 1];
    double silence =
        Duration.between(session[earlier].numbers.answerEnd, session[later].numbers.at).toMillis()
            / MILLIS;
    set(x, Feature.SILENCE, StrictMath.log(Math.max(SHORTEST_SILENCE, silence)));
    set(x, Feature.TURNS_BETWEEN, later - earlier - 1 - between);
    set(x, Feature.TERMINATION_BETWEEN, between > 0);
    set(x, Feature.POSITION, later);
  }

  private static void answers(double[] x, PreparedTurn.Numbers a, PreparedTurn.Numbers b) {
    set(x, Feature.STATUS_EARLIER, a.status);
    set(x, Feature.STATUS_LATER, b.status);
    set(x, Feature.BARGE_IN_EARLIER, a.bargeIn);
    set(x, Feature.BARGE_IN_LATER, b.bargeIn);
    set(x, Feature.BARGE_IN_SHARE, a.bargeInShare);
    set(x, Feature.ANSWER_SECONDS, a.answerSeconds);
    set(x, Feature.NLU_CONFIDENCE_EARLIER, a.nluConfidence);
    set(x, Feature.NLU_CONFIDENCE_LATER, b.nluConfidence);
    set(x, Feature.ASR_CONFIDENCE_EARLIER, a.asrConfidence);
    set(x, Feature.ASR_CONFIDENCE_LATER, b.asrConfidence);
    set(x, Feature.FEEDBACK_EARLIER, a.feedback);
    set(x, Feature.FEEDBACK_LATER, b.feedback);
  }

  private static void set(double[] x, Feature feature, double value) {
    x[feature.ordinal()] = value;
  }

  private static void set(double[] x, Feature feature, boolean value) {
    x[feature.ordinal()] = value ? 1 : 0;
  }
}
