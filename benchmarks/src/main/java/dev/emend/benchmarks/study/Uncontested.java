package dev.emend.benchmarks.study;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import java.util.List;

/**
 * Judgements as they would be if candidates did not compete. With odds o a candidate among others
 * has {@code p = o ÷ (1 + Σ o)}; alone it has {@code o ÷ (1 + o) = p ÷ (p + 1 − Σ p)}. Outcomes,
 * friction and goals stay what they were. Probabilities may sum to more than 1.
 */
final class Uncontested {
  private static final double LEAST_REST = 1e-12;

  private final double threshold;

  /** Says a rephrase is found from a probability on. */
  Uncontested(double threshold) {
    this.threshold = threshold;
  }

  /** Undoes the competition in all judgements of a session. */
  List<Judgement> of(List<Judgement> judgements) {
    return judgements.stream().map(this::of).toList();
  }

  private Judgement of(Judgement judgement) {
    List<Candidate> alone = alone(judgement.candidates());
    boolean found = !alone.isEmpty() && alone.get(0).probability() >= threshold;
    return new Judgement(
        judgement.turnId(),
        judgement.goalId(),
        alone,
        found ? alone.get(0).turnId() : null,
        judgement.friction(),
        judgement.outcome(),
        judgement.defectProbability(),
        judgement.failurePoint(),
        judgement.failurePointProbability());
  }

  private static List<Candidate> alone(List<Candidate> candidates) {
    double sum = candidates.stream().mapToDouble(Candidate::probability).sum();
    double rest = Math.max(LEAST_REST, 1 - sum);
    return candidates.stream()
        .map(c -> new Candidate(c.turnId(), c.probability() / (c.probability() + rest)))
        .toList();
  }
}
