package dev.emend.rephrase;

import dev.emend.interaction.Judgement.Candidate;
import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says for every turn of a session which earlier turn it says again, with which probability. */
public final class RephraseDetector {
  private static final Comparator<Scored> BEST =
      Comparator.comparingDouble((Scored s) -> -s.probability).thenComparingInt(s -> -s.position);

  private final PairScore model;
  private final Terminations terminations;
  private final int mostCandidates;
  private final Followers followers;

  /**
   * A detector.
   *
   * @param model scores pairs
   * @param terminations wordings that are no attempt
   * @param mostCandidates how many earlier attempts compete for each turn, at least 1
   * @param followers what others said right after a text
   */
  public RephraseDetector(
      RephraseModel model, Terminations terminations, int mostCandidates, Followers followers) {
    this((PairScore) model, terminations, mostCandidates, followers);
  }

  RephraseDetector(
      PairScore model, Terminations terminations, int mostCandidates, Followers followers) {
    if (mostCandidates < 1) {
      throw new IllegalArgumentException(
          "Invalid number of candidates: " + mostCandidates + " (must be at least 1)");
    }
    this.model = model;
    this.terminations = terminations;
    this.mostCandidates = mostCandidates;
    this.followers = followers;
  }

  /**
   * The candidates of each turn, most probable first; their probabilities and that of "none" sum to
   * 1. A turn with any earlier turn has a candidate; a termination says nothing again.
   */
  public List<List<Candidate>> detect(Session session) {
    return detect(prepare(session));
  }

  /** Does once what each turn needs for its comparison with others. */
  public PreparedSession prepare(Session session) {
    return new PreparedSession(session, terminations, mostCandidates, followers);
  }

  /** The candidates of each turn of a session that {@link #prepare} made ready. */
  public List<List<Candidate>> detect(PreparedSession session) {
    List<List<Candidate>> detected = new ArrayList<>(session.size());
    for (int later = 0; later < session.size(); later++) {
      detected.add(candidates(session, later));
    }
    return detected;
  }

  /**
   * Log-odds that one turn says another one again, the two looked at alone.
   *
   * @param earlier position of the turn that may be said again
   * @param later position of the turn that may say it
   */
  public double logOdds(PreparedSession session, int earlier, int later) {
    return model.logOdds(session.features(earlier, later));
  }

  private List<Candidate> candidates(PreparedSession prepared, int later) {
    Session session = prepared.session();
    List<Integer> earlier = prepared.candidates(later);
    if (earlier.isEmpty()) {
      return later == 0 ? List.of() : List.of(new Candidate(session.turn(later - 1).turnId(), 0));
    }
    double[] logOdds = earlier.stream().mapToDouble(i -> logOdds(prepared, i, later)).toArray();
    double[] probabilities = Candidates.compete(logOdds);
    List<Scored> scored = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      scored.add(new Scored(earlier.get(k), probabilities[k]));
    }
    scored.sort(BEST);
    return scored.stream()
        .map(s -> new Candidate(session.turn(s.position).turnId(), s.probability))
        .toList();
  }

  private record Scored(int position, double probability) {}
}
