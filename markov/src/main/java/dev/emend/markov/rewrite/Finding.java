package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.BetaDifference;

/** What looking for a target gives: the best one, or why there is none. */
sealed interface Finding {
  /** The state a target was looked for. */
  State source();

  /**
   * A source and its best target, before the verdict.
   *
   * @param source the source
   * @param target the target; under the source's context if it was ever said there
   * @param reading how the target is read under the source's context
   * @param sameReading the source is mostly read so, too
   * @param share of the happy ends from the source that are read so, 0..1
   * @param margin by how much that is likelier than any other reading, as {@code C(s,t)}
   * @param residual probability that was not followed to its end
   * @param ofSource chance that the source works
   * @param ofTarget chance that the target works
   * @param failing probability that the source is one of the texts that mostly fail
   * @param lift how many times as often as people say the target anyway
   * @param support the rephrases behind it
   */
  record Proposal(
      State source,
      State target,
      Reading reading,
      boolean sameReading,
      double share,
      double margin,
      double residual,
      Beta ofSource,
      Beta ofTarget,
      double failing,
      double lift,
      Support support)
      implements Finding {
    BetaDifference gain() {
      return new BetaDifference(ofTarget, ofSource);
    }
  }

  /**
   * No target.
   *
   * @param source the source
   * @param why the kind of reason
   * @param reason a sentence for people
   */
  record Nothing(State source, Why why, String reason) implements Finding {}

  /** Why a state has no target. */
  enum Why {
    TERMINATION,
    NEVER_SAID_AGAIN,
    UNSOLVABLE,
    NO_OTHER_ENDING,
    NOT_UNDERSTOOD,
    NEVER_STRAIGHT
  }
}
