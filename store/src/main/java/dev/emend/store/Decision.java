package dev.emend.store;

import dev.emend.interaction.Arm;
import java.util.Optional;

/**
 * What to do with one utterance.
 *
 * @param utterance what to give to the NLU: the rewrite's target, or the utterance as it was heard
 * @param rewrite the rewrite that exists for it, applied or withheld, or null
 * @param arm of the customer where a rewrite exists and there is an experiment, else null
 */
public record Decision(String utterance, ServedRewrite rewrite, Arm arm) {
  static Decision unchanged(String utterance) {
    return new Decision(utterance, null, null);
  }

  static Decision of(String utterance, ServedRewrite rewrite, Arm arm) {
    return new Decision(arm == Arm.CONTROL ? utterance : rewrite.target(), rewrite, arm);
  }

  /** Whether a rewrite is applied. */
  public boolean applied() {
    return rewrite != null && arm != Arm.CONTROL;
  }

  /** The rewrite that was withheld as the customer is in CONTROL. */
  public Optional<ServedRewrite> withheld() {
    return applied() ? Optional.empty() : Optional.ofNullable(rewrite);
  }

  /** What to log with the turn. */
  public Provenance provenance() {
    if (rewrite == null) {
      return Provenance.NONE;
    }
    return applied()
        ? new Provenance(
            rewrite.rewriteId(), Long.toString(rewrite.storeVersion()), rewrite.target(), arm)
        : new Provenance(null, null, null, arm);
  }
}
