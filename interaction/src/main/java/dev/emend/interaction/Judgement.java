package dev.emend.interaction;

import java.util.List;
import java.util.Set;

/**
 * What Emend thinks of one turn.
 *
 * @param turnId the turn
 * @param goalId turns toward one aim share it
 * @param candidates the earlier turns of the session that this one may say again, most probable
 *     first, their probabilities sum to at most 1; the rest is "none of them"
 * @param rephraseOf the first candidate where its probability reaches the threshold in use, else
 *     null
 * @param friction signs of discontent with this turn
 * @param outcome how the turn ended
 * @param defectProbability chance that the customer did not get what they wanted from this turn
 * @param failurePoint the component that failed, or CORRECT
 * @param failurePointProbability chance of that
 */
public record Judgement(
    String turnId,
    String goalId,
    List<Candidate> candidates,
    String rephraseOf,
    Set<Friction> friction,
    Outcome outcome,
    double defectProbability,
    FailurePoint failurePoint,
    double failurePointProbability) {

  /** Refuses missing parts and values that are no probabilities. */
  public Judgement {
    Require.text(turnId, "turn_id");
    Require.text(goalId, "goal_id");
    candidates = Require.listOf(candidates);
    friction = Set.copyOf(friction);
    Require.present(outcome, "outcome");
    Require.probability(defectProbability, "defect_probability");
    Require.present(failurePoint, "failure_point");
    Require.probability(failurePointProbability, "failure_point_probability");
  }

  /** The earlier turn that is most probably said again; null where the session has none. */
  public String rephraseCandidate() {
    return candidates.isEmpty() ? null : candidates.get(0).turnId();
  }

  /** Probability of {@link #rephraseCandidate}; 0 where there is none. */
  public double rephraseProbability() {
    return candidates.isEmpty() ? 0 : candidates.get(0).probability();
  }

  /**
   * An earlier turn that may be said again.
   *
   * @param turnId the earlier turn
   * @param probability 0..1
   */
  public record Candidate(String turnId, double probability) {
    /** Refuses a missing turn and a value that is no probability. */
    public Candidate {
      Require.text(turnId, "rephrase_candidate");
      Require.probability(probability, "rephrase_probability");
    }
  }
}
