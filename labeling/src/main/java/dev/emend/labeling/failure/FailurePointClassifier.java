package dev.emend.labeling.failure;

import dev.emend.interaction.FailurePoint;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.labeling.failure.Observation.Again;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the component that failed. With signs {@code x} and weights {@code w} the chance of a point
 * {@code k} is {@code exp(Σ w_k·x) ÷ Σ_j exp(Σ w_j·x)}.
 */
public final class FailurePointClassifier {
  /** An exact tie goes to the component that comes first in the chain. */
  private static final List<FailurePoint> EARLIEST_FIRST = List.of(FailurePoint.values());

  private final Terminations terminations;

  /**
   * Classifies by the weights of {@link Sign}.
   *
   * @param terminations wordings that call off what was before
   */
  public FailurePointClassifier(Terminations terminations) {
    this.terminations = terminations;
  }

  /**
   * Diagnoses each turn of a session.
   *
   * @param candidates for each turn the earlier turns it may say again
   * @param outcomes for each turn how it ended
   * @return in the order of the turns
   */
  public List<Diagnosis> diagnose(
      Session session, List<List<Candidate>> candidates, List<Outcome> outcomes) {
    if (candidates.size() != session.size() || outcomes.size() != session.size()) {
      throw new IllegalArgumentException(
          "Invalid session: "
              + session.size()
              + " turns, "
              + candidates.size()
              + " candidate lists, "
              + outcomes.size()
              + " outcomes (must be equally many)");
    }
    Again[] again = sayingAgain(session, candidates, outcomes);
    List<Diagnosis> diagnoses = new ArrayList<>(session.size());
    for (int i = 0; i < session.size(); i++) {
      boolean abandoned = i + 1 == session.size() || terminates(session.turn(i + 1));
      diagnoses.add(
          diagnose(new Observation(session.turn(i), outcomes.get(i), again[i], abandoned)));
    }
    return diagnoses;
  }

  /** Diagnoses one turn. */
  public Diagnosis diagnose(Observation observation) {
    Map<Sign, Double> signs = new Signs(observation).seen();
    Map<FailurePoint, Double> chances = new EnumMap<>(FailurePoint.class);
    double sum = 0;
    for (FailurePoint point : EARLIEST_FIRST) {
      double score = 0;
      for (Map.Entry<Sign, Double> sign : signs.entrySet()) {
        score += sign.getKey().weight(point) * sign.getValue();
      }
      double mass = StrictMath.exp(score);
      chances.put(point, mass);
      sum += mass;
    }
    double total = sum;
    chances.replaceAll((point, mass) -> mass / total);
    FailurePoint best = FailurePoint.CORRECT;
    for (FailurePoint point : EARLIEST_FIRST) {
      best = chances.get(point) > chances.get(best) ? point : best;
    }
    return new Diagnosis(best, chances.get(best), chances, signs);
  }

  /** For each turn the later turn that most probably says it again; of equal ones the first. */
  private static Again[] sayingAgain(
      Session session, List<List<Candidate>> candidates, List<Outcome> outcomes) {
    Map<String, Integer> positions = new HashMap<>();
    Again[] again = new Again[session.size()];
    for (int later = 0; later < session.size(); later++) {
      for (Candidate candidate : candidates.get(later)) {
        Integer earlier = positions.get(candidate.turnId());
        if (earlier != null
            && (again[earlier] == null || candidate.probability() > again[earlier].probability())) {
          again[earlier] =
              new Again(session.turn(later), candidate.probability(), outcomes.get(later));
        }
      }
      positions.put(session.turn(later).turnId(), later);
    }
    return again;
  }

  private boolean terminates(Turn turn) {
    return terminations.is(turn);
  }
}
