package dev.emend.markov.rewrite;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the judgements of a session into fractional transitions. A turn i is said again first as j
 * with probability {@code w_ij = p_ij · Π_{i<k<j} (1 − p_ik)}, where p_ij is the chance that j says
 * i again; what is left of 1 ends in success or failure, in the proportion of the turn's outcome.
 */
public final class Contributions {
  private final double floor;

  /**
   * Counts rephrases.
   *
   * @param floor rephrases less probable are not counted, 0..1: sums of many small chances would
   *     drown the few large ones
   */
  public Contributions(double floor) {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("Invalid floor: " + floor + " (must be 0 to 1)");
    }
    this.floor = floor;
  }

  /** What the turns of a session add, in order; both lists have one entry a turn. */
  public List<Contribution> of(List<Turn> turns, List<Judgement> judgements) {
    Map<String, Integer> position = new HashMap<>();
    turns.forEach(turn -> position.put(turn.turnId(), position.size()));
    double[] left = new double[turns.size()];
    java.util.Arrays.fill(left, 1);
    List<Contribution> contributions = new ArrayList<>();
    for (int later = 0; later < turns.size(); later++) {
      for (Candidate candidate : judgements.get(later).candidates()) {
        Integer earlier = position.get(candidate.turnId());
        if (earlier != null && candidate.probability() > 0 && candidate.probability() >= floor) {
          double weight = left[earlier] * candidate.probability();
          left[earlier] -= weight;
          contributions.add(
              new Contribution(
                  state(turns.get(earlier)),
                  Contribution.Kind.SAID_AGAIN,
                  state(turns.get(later)),
                  weight));
        }
      }
    }
    for (int i = 0; i < left.length; i++) {
      end(turns.get(i), judgements.get(i), left[i], contributions);
    }
    return contributions;
  }

  private static void end(
      Turn turn, Judgement judgement, double left, List<Contribution> contributions) {
    double success = Math.min(left, judgement.outcome().success());
    double failure = Math.max(0, left - success - judgement.outcome().unknown());
    add(turn, Contribution.Kind.SUCCESS, success, contributions);
    add(turn, Contribution.Kind.FAILURE, failure, contributions);
  }

  private static void add(
      Turn turn, Contribution.Kind kind, double probability, List<Contribution> contributions) {
    if (probability > 0) {
      contributions.add(new Contribution(state(turn), kind, null, probability));
    }
  }

  private static State state(Turn turn) {
    return new State(turn.context(), TextKey.of(turn.utterance()));
  }
}
