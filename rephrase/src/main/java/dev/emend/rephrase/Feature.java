package dev.emend.rephrase;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a pair of turns of a session is compared by. The {@link View#WORDING} of a pair, the {@link
 * View#BEHAVIOUR} around it and what {@link View#OTHERS} said are nearly independent once it is
 * known whether the second turn says the first one again: that is what lets them teach each other.
 */
public enum Feature {
  /** 1 − edit distance of the text keys ÷ length of the longer one. */
  EDIT(View.WORDING),
  /** Dice coefficient of the tokens. */
  TOKENS(View.WORDING),
  /** Shared tokens ÷ tokens of the shorter text. */
  TOKEN_OVERLAP(View.WORDING),
  /** Dice coefficient of character trigrams. */
  TRIGRAMS(View.WORDING),
  /** Dice coefficient of character bigrams. */
  BIGRAMS(View.WORDING),
  /** Likeness of the phonetic spellings of the whole utterances. */
  SOUND(View.WORDING),
  /** Best likeness of the later text to another hypothesis of the earlier turn. */
  NBEST_EDIT(View.WORDING),
  /** The same by sound. */
  NBEST_SOUND(View.WORDING),
  /** The later text is another hypothesis of the earlier turn. */
  NBEST_HIT(View.WORDING),
  /** The earlier text is another hypothesis of the later turn. */
  NBEST_HIT_BACK(View.WORDING),
  /** Both texts are equal. */
  SAME_TEXT(View.WORDING),
  SAME_READING(View.WORDING),
  SAME_INTENT(View.WORDING),
  SAME_DOMAIN(View.WORDING),
  /** The later reading is a further reading of the earlier turn. */
  READING_IN_NBEST(View.WORDING),
  /** Number of equal slots. */
  SLOTS_SHARED(View.WORDING),
  /** Number of slot names with different values. */
  SLOTS_IN_CONFLICT(View.WORDING),
  SLOTS_EARLIER(View.WORDING),
  SLOTS_LATER(View.WORDING),
  WORDS_EARLIER(View.WORDING),
  WORDS_LATER(View.WORDING),
  SAME_FIRST_WORD(View.WORDING),
  SAME_LAST_WORD(View.WORDING),
  UNREAD_EARLIER(View.WORDING),
  UNREAD_LATER(View.WORDING),
  SAME_CONTEXT(View.WORDING),

  /** Logarithm of the seconds from the end of the earlier answer to the later utterance. */
  SILENCE(View.BEHAVIOUR),
  /** Turns between, terminations left out. */
  TURNS_BETWEEN(View.BEHAVIOUR),
  /** A termination stands between. */
  TERMINATION_BETWEEN(View.BEHAVIOUR),
  /** Position of the later turn in the session. */
  POSITION(View.BEHAVIOUR),
  STATUS_EARLIER(View.BEHAVIOUR),
  STATUS_LATER(View.BEHAVIOUR),
  BARGE_IN_EARLIER(View.BEHAVIOUR),
  BARGE_IN_LATER(View.BEHAVIOUR),
  /** How much of the earlier answer was heard before it was cut off, 0..1. */
  BARGE_IN_SHARE(View.BEHAVIOUR),
  /** Seconds of the earlier answer. */
  ANSWER_SECONDS(View.BEHAVIOUR),
  NLU_CONFIDENCE_EARLIER(View.BEHAVIOUR),
  NLU_CONFIDENCE_LATER(View.BEHAVIOUR),
  ASR_CONFIDENCE_EARLIER(View.BEHAVIOUR),
  ASR_CONFIDENCE_LATER(View.BEHAVIOUR),
  FEEDBACK_EARLIER(View.BEHAVIOUR),
  FEEDBACK_LATER(View.BEHAVIOUR),
  /** The earlier turn answered a prompt. */
  PROMPTED_EARLIER(View.BEHAVIOUR),
  /** The later turn answered a prompt. */
  PROMPTED_LATER(View.BEHAVIOUR),

  /** How much oftener others say the later text right after the earlier one than by chance. */
  SAID_NEXT(View.OTHERS),
  /** Share of the others who said the earlier text and went on to say something else. */
  WENT_ON_EARLIER(View.OTHERS),
  /** The same of the later text. */
  WENT_ON_LATER(View.OTHERS);

  /** Stands for "the log does not say"; trees split it off. */
  static final double ABSENT = -1;

  private static final Feature[] ALL = values();

  private final View view;

  Feature(View view) {
    this.view = view;
  }

  /** The view it belongs to. */
  public View view() {
    return view;
  }

  /** Number of features. */
  static int count() {
    return ALL.length;
  }

  /** The two nearly independent sides of a pair. */
  public enum View {
    /** What was said and how it was read. */
    WORDING,
    /** When it was said, what the assistant did, and what the customer did about it. */
    BEHAVIOUR,
    /** What others said; see {@link Followers}. */
    OTHERS;

    /** The positions of those of some features that belong to some views. */
    static int[] columns(Set<Feature> features, View... views) {
      List<View> chosen = List.of(views);
      return Arrays.stream(ALL)
          .filter(feature -> chosen.contains(feature.view) && features.contains(feature))
          .mapToInt(Feature::ordinal)
          .toArray();
    }
  }
}
