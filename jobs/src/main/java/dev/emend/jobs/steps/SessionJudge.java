package dev.emend.jobs.steps;

import dev.emend.interaction.Friction;
import dev.emend.interaction.Judgement;
import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Outcome;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.labeling.GoalFinder;
import dev.emend.labeling.failure.Diagnosis;
import dev.emend.labeling.failure.FailurePointClassifier;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.FrictionDetector;
import dev.emend.rephrase.RephraseDetector;
import dev.emend.rephrase.RephraseModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges the turns of one session, without Spark. */
public final class SessionJudge {
  private final double threshold;
  private final RephraseDetector rephrases;
  private final FrictionDetector friction;
  private final GoalFinder goals;
  private final FailurePointClassifier failures;

  /** Judges by a rephrase model and what others said next. */
  public SessionJudge(RephraseModel model, Followers followers, JudgeOptions options) {
    Terminations terminations = options.terminations();
    this.threshold = options.threshold();
    this.rephrases = new RephraseDetector(model, terminations, options.mostCandidates(), followers);
    this.friction = new FrictionDetector(options.weights(), terminations);
    this.goals = new GoalFinder(new GoalFinder.Options(threshold, terminations));
    this.failures = new FailurePointClassifier(terminations);
  }

  /** One judgement a turn, in order. */
  public List<Judgement> judge(Session session) {
    List<List<Candidate>> candidates = rephrases.detect(session);
    List<String> goalIds = goals.goals(session, candidates);
    double[] saidAgain = saidAgain(session, candidates);
    List<Set<Friction>> signs = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < session.size(); i++) {
      Set<Friction> shown = friction.frictionOf(session, i, saidAgain[i] >= threshold);
      signs.add(shown.isEmpty() ? Set.of() : EnumSet.copyOf(shown));
      outcomes.add(friction.outcomeOf(session.turn(i), shown, saidAgain[i]));
    }
    List<Diagnosis> diagnoses = failures.diagnose(session, candidates, outcomes);
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < session.size(); i++) {
      Diagnosis diagnosis = diagnoses.get(i);
      judgements.add(
          new Judgement(
              session.turn(i).turnId(),
              goalIds.get(i),
              candidates.get(i),
              rephraseOf(candidates.get(i)),
              signs.get(i),
              outcomes.get(i),
              outcomes.get(i).failure(),
              diagnosis.point(),
              diagnosis.probability()));
    }
    return judgements;
  }

  private String rephraseOf(List<Candidate> candidates) {
    return candidates.isEmpty() || candidates.get(0).probability() < threshold
        ? null
        : candidates.get(0).turnId();
  }

  /** Chance of each turn that any later one says it again, {@code 1 − Π (1 − p)}. */
  private static double[] saidAgain(Session session, List<List<Candidate>> candidates) {
    Map<String, Double> never = new HashMap<>();
    for (List<Candidate> ofTurn : candidates) {
      for (Candidate candidate : ofTurn) {
        never.merge(candidate.turnId(), 1 - candidate.probability(), (a, b) -> a * b);
      }
    }
    return session.turns().stream()
        .mapToDouble(turn -> 1 - never.getOrDefault(turn.turnId(), 1.0))
        .toArray();
  }
}
