package dev.emend.benchmarks.study;

import static dev.emend.rephrase.Feature.*;

import dev.emend.rephrase.Feature;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Features that tell much the same.
 *
 * @param label in words
 * @param features of the group; what can stand in for each other is a group together, too
 */
record FeatureGroup(String label, Set<Feature> features) {
  /** All groups; every feature is in one. */
  static final List<FeatureGroup> ALL =
      List.of(
          of(
              "likeness of letters",
              EDIT,
              TOKENS,
              TOKEN_OVERLAP,
              TRIGRAMS,
              BIGRAMS,
              SAME_TEXT,
              SAME_FIRST_WORD,
              SAME_LAST_WORD),
          of("likeness of sound", SOUND, NBEST_SOUND),
          of("other hypotheses", NBEST_EDIT, NBEST_SOUND, NBEST_HIT, NBEST_HIT_BACK),
          of(
              "letters, sound and hypotheses",
              EDIT,
              TOKENS,
              TOKEN_OVERLAP,
              TRIGRAMS,
              BIGRAMS,
              SAME_TEXT,
              SAME_FIRST_WORD,
              SAME_LAST_WORD,
              SOUND,
              NBEST_EDIT,
              NBEST_SOUND,
              NBEST_HIT,
              NBEST_HIT_BACK),
          of(
              "readings",
              SAME_READING,
              SAME_INTENT,
              SAME_DOMAIN,
              READING_IN_NBEST,
              UNREAD_EARLIER,
              UNREAD_LATER),
          of("slots", SLOTS_SHARED, SLOTS_IN_CONFLICT, SLOTS_EARLIER, SLOTS_LATER),
          of("number of words", WORDS_EARLIER, WORDS_LATER),
          of("context and prompts", SAME_CONTEXT, PROMPTED_EARLIER, PROMPTED_LATER),
          of("silence and place", SILENCE, TURNS_BETWEEN, TERMINATION_BETWEEN, POSITION),
          of("status and length of answers", STATUS_EARLIER, STATUS_LATER, ANSWER_SECONDS),
          of("barge-in", BARGE_IN_EARLIER, BARGE_IN_LATER, BARGE_IN_SHARE),
          of(
              "confidences",
              NLU_CONFIDENCE_EARLIER,
              NLU_CONFIDENCE_LATER,
              ASR_CONFIDENCE_EARLIER,
              ASR_CONFIDENCE_LATER),
          of("explicit feedback", FEEDBACK_EARLIER, FEEDBACK_LATER),
          of("what others say next", SAID_NEXT),
          of("whether others go on", WENT_ON_EARLIER, WENT_ON_LATER),
          of("what others say and whether they go on", SAID_NEXT, WENT_ON_EARLIER, WENT_ON_LATER));

  FeatureGroup {
    features = Set.copyOf(features);
  }

  private static FeatureGroup of(String label, Feature... features) {
    return new FeatureGroup(label, Set.of(features));
  }

  /** All features but those of the group. */
  Set<Feature> others() {
    EnumSet<Feature> others = EnumSet.allOf(Feature.class);
    others.removeIf(features::contains);
    return others;
  }
}
