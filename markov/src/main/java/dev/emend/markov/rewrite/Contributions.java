package dev.emend.markov.rewrite;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Turn;
import dev.emend.interaction.text.TextKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the judgements of a session into fractional transitions. A turn i is said again first as j
 * with probability {@code w_ij = p_ij · Π_{i<k<j} (1 − p_ik)}, where p_ij is the chance that j says
 * i again. What is left of 1 ends as the turn's outcome says; being said again takes from failure
 * first, then from unknown, then from success. What remains unknown is not counted.
 */
public final class Contributions {
  /** Less is left out: the counts of a night, whole numbers of 2⁻³² turns, could not hold it. */
  private static final double LEAST = 0x1p-32;

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
    if (turns.size() != judgements.size()) {
      throw new IllegalArgumentException(
          "Invalid judgements: %d for %d turns (must be one a turn)"
              .formatted(judgements.size(), turns.size()));
    }
    List<Contribution> contributions = new ArrayList<>();
    double[] left = saidAgain(turns, judgements, contributions);
    for (int i = 0; i < left.length; i++) {
      end(state(turns.get(i)), judgements.get(i).outcome(), left[i], contributions);
    }
    return contributions;
  }

  /** Adds what is said again and returns what is left of each turn. */
  private double[] saidAgain(
      List<Turn> turns, List<Judgement> judgements, List<Contribution> contributions) {
    double[] left = new double[turns.size()];
    Arrays.fill(left, 1);
    Map<String, Integer> earlier = new HashMap<>();
    for (int later = 0; later < left.length; later++) {
      State to = state(turns.get(later));
      for (Candidate candidate : judgements.get(later).candidates()) {
        Integer i = earlier.get(candidate.turnId());
        if (i != null && candidate.probability() >= floor) {
          double weight = left[i] * candidate.probability();
          left[i] -= weight;
          add(state(turns.get(i)), Contribution.Kind.SAID_AGAIN, to, weight, contributions);
        }
      }
      earlier.put(turns.get(later).turnId(), later);
    }
    return left;
  }

  private static void end(
      State state, Outcome outcome, double left, List<Contribution> contributions) {
    double success = Math.min(left, outcome.success());
    double failure = left - success - outcome.unknown();
    add(state, Contribution.Kind.SUCCESS, null, success, contributions);
    add(state, Contribution.Kind.FAILURE, null, failure, contributions);
  }

  private static void add(
      State from,
      Contribution.Kind kind,
      State to,
      double probability,
      List<Contribution> contributions) {
    if (probability >= LEAST) {
      contributions.add(new Contribution(from, kind, to, probability));
    }
  }

  private static State state(Turn turn) {
    return new State(turn.context(), TextKey.of(turn.utterance()));
  }
}
