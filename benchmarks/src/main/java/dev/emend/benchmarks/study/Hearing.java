package dev.emend.benchmarks.study;

import dev.emend.jobs.steps.JudgeOptions;
import dev.emend.rephrase.Feature;
import java.util.EnumSet;
import java.util.Set;

/**
 * How rephrases are heard.
 *
 * @param begin the model that nights begin with
 * @param training what nights make of it
 * @param features what all of it is learnt from
 * @param competition whether the candidates of a turn compete when it is judged
 * @param options of the judge
 */
record Hearing(
    Begin begin,
    Training training,
    Set<Feature> features,
    boolean competition,
    JudgeOptions options) {
  /** The model that nights begin with. */
  enum Begin {
    /** The one that ships with Emend. */
    SHIPPED,
    /** One that is learnt by the study, from fewer drawn worlds. */
    DRAWN
  }

  /** What nights make of a model. */
  enum Training {
    /** They train it on when the calendar says so. */
    NIGHTLY,
    /** They train another one from nothing when the calendar says so. */
    FROM_NOTHING,
    /** They judge by it as it is. */
    NONE
  }

  Hearing {
    features = Set.copyOf(features);
  }

  /** As nights do it. */
  static Hearing usual(Begin begin, JudgeOptions options) {
    return new Hearing(begin, Training.NIGHTLY, EnumSet.allOf(Feature.class), true, options);
  }

  Hearing with(Training other) {
    return new Hearing(begin, other, features, competition, options);
  }

  Hearing with(Set<Feature> others) {
    return new Hearing(begin, training, others, competition, options);
  }

  Hearing with(JudgeOptions others) {
    return new Hearing(begin, training, features, competition, others);
  }

  Hearing withoutCompetition() {
    return new Hearing(begin, training, features, false, options);
  }
}
