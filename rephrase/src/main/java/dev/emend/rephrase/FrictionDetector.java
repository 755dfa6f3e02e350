package dev.emend.rephrase;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Friction;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import java.util.EnumSet;
import java.util.Set;

/**
 * Collects the raw signs of discontent with a turn and combines them into a chance of failure. No
 * sign is strong alone: each has a chance of meaning failure, and they combine as independent
 * causes (noisy-or).
 */
public final class FrictionDetector {
  private final Weights weights;
  private final Terminations terminations;

  /**
   * A detector.
   *
   * @param weights what each sign is worth
   * @param terminations wordings that stop what the assistant does
   */
  public FrictionDetector(Weights weights, Terminations terminations) {
    this.weights = weights;
    this.terminations = terminations;
  }

  /**
   * The signs at a turn.
   *
   * @param rephrased whether a later turn says it again
   */
  public Set<Friction> frictionOf(Session session, int position, boolean rephrased) {
    Turn turn = session.turn(position);
    Set<Friction> signs = EnumSet.noneOf(Friction.class);
    if (rephrased) {
      signs.add(Friction.REPHRASED);
    }
    if (turn.answer().bargeInMillis() != null) {
      signs.add(Friction.BARGE_IN);
    }
    if (turn.answer().status() != Answer.Status.OK) {
      signs.add(Friction.ERROR_RESPONSE);
    }
    if (terminated(session, position)) {
      signs.add(Friction.TERMINATION);
    }
    if (turn.feedback() == Feedback.NEGATIVE) {
      signs.add(Friction.NEGATIVE_FEEDBACK);
    }
    return signs;
  }

  /**
   * How a turn ended.
   *
   * @param signs its friction; REPHRASED is not counted, {@code rephrased} is
   * @param rephrased chance that a later turn says it again, 0..1
   */
  public Outcome outcomeOf(Turn turn, Set<Friction> signs, double rephrased) {
    if (terminations.is(turn)) {
      return Outcome.UNKNOWN;
    }
    double good = 1 - weights.base();
    for (Friction sign : signs) {
      good *= 1 - weights.of(sign);
    }
    double failed = 1 - good;
    if (turn.feedback() == Feedback.POSITIVE) {
      failed *= weights.afterPraise();
    }
    double success = (1 - rephrased) * (1 - failed);
    return new Outcome(success, 1 - success);
  }

  /** A "stop" soon after an answer rejects it; after long listening it is a proper request. */
  private boolean terminated(Session session, int position) {
    if (position + 1 >= session.size() || !terminations.is(session.turn(position + 1))) {
      return false;
    }
    Turn turn = session.turn(position);
    long listened = session.turn(position + 1).at().toEpochMilli() - turn.at().toEpochMilli();
    return turn.answer().status() != Answer.Status.OK || listened <= weights.listeningMillis();
  }

  /**
   * What each sign is worth: the chance that a turn which shows it, and nothing else, failed.
   *
   * @param base chance of failure where nothing shows
   * @param bargeIn the answer was cut off
   * @param errorResponse the assistant itself gave no result
   * @param termination the next turn stops it
   * @param negativeFeedback the customer said so
   * @param afterPraise what is left of the chance of failure after positive feedback
   * @param listeningMillis how long somebody listens who is content, in milliseconds
   */
  public record Weights(
      double base,
      double bargeIn,
      double errorResponse,
      double termination,
      double negativeFeedback,
      double afterPraise,
      long listeningMillis) {
    /** Round numbers from the literature: no sign alone is strong. */
    public static final Weights DEFAULT = new Weights(0.04, 0.35, 0.8, 0.75, 0.8, 0.1, 30_000);

    /** Refuses what is no probability. */
    public Weights {
      for (double weight :
          new double[] {base, bargeIn, errorResponse, termination, negativeFeedback, afterPraise}) {
        if (!(weight >= 0 && weight <= 1)) {
          throw new IllegalArgumentException(
              "Invalid friction weight: " + weight + " (must be 0 to 1)");
        }
      }
    }

    double of(Friction sign) {
      return switch (sign) {
        case BARGE_IN -> bargeIn;
        case ERROR_RESPONSE -> errorResponse;
        case TERMINATION -> termination;
        case NEGATIVE_FEEDBACK -> negativeFeedback;
        case REPHRASED -> 0;
      };
    }
  }
}
