package dev.emend.rephrase;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares models with a truth, and fits the calibration of a model by it. Nights have no truth:
 * this is for worlds of our own making and for logs that people have annotated.
 */
public final class Calibrator {
  private static final int MOST_STEPS = 100;
  private static final double SMALLEST_STEP = 1e-10;
  private static final double SMALLEST_SLOPE = 1e-3;

  private final Terminations terminations;
  private final int mostCandidates;

  /**
   * A calibrator.
   *
   * @param terminations wordings that are no attempt
   * @param mostCandidates how many earlier attempts compete for each turn
   */
  public Calibrator(Terminations terminations, int mostCandidates) {
    this.terminations = terminations;
    this.mostCandidates = mostCandidates;
  }

  /**
   * Scores all turns of the sessions beside the truth.
   *
   * @param model its own calibration is left out of the scores
   * @param world what to score
   */
  public List<GradedTurn> grade(RephraseModel model, Annotated world) {
    return grade(model::rawLogOdds, world);
  }

  List<GradedTurn> grade(PairScore score, Annotated world) {
    List<GradedTurn> graded = new ArrayList<>();
    for (Session session : world.sessions()) {
      List<PreparedTurn> turns = PreparedTurn.all(session.turns(), terminations);
      PairFeatures features = new PairFeatures(turns, Followers.NONE);
      Candidates candidates = new Candidates(turns, mostCandidates);
      for (int later = 0; later < turns.size(); later++) {
        int turn = later;
        List<Integer> earlier = candidates.of(later);
        String truth = world.rephraseOf().get(session.turn(later).turnId());
        List<String> ids = earlier.stream().map(i -> session.turn(i).turnId()).toList();
        graded.add(
            new GradedTurn(
                earlier.stream().map(i -> score.logOdds(features.of(i, turn))).toList(),
                truth == null ? -1 : ids.indexOf(truth),
                truth != null));
      }
    }
    return graded;
  }

  /**
   * Platt's slope a and offset b that make the truth most likely: with the log-odds z of a turn's
   * candidates, {@code p_i = e^(a·z_i + b) ÷ (1 + Σ e^(a·z_j + b))}. The logarithm of the
   * likelihood is concave in a and b; Newton's steps, halved until they climb, find its top.
   *
   * @throws IllegalArgumentException where no turn has a candidate
   */
  public static RephraseModel.Calibration fit(List<GradedTurn> graded) {
    List<GradedTurn> turns = graded.stream().filter(turn -> !turn.logOdds().isEmpty()).toList();
    if (turns.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot calibrate on " + graded.size() + " turns: none has a candidate");
    }
    double[] at = {1, 0};
    Slope here = new Slope(turns, at);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] ahead = here.newton();
      double share = 1;
      double[] next = at;
      Slope there = here;
      while (share > SMALLEST_STEP) {
        next = new double[] {at[0] + share * ahead[0], at[1] + share * ahead[1]};
        there = new Slope(turns, next);
        if (next[0] > SMALLEST_SLOPE && there.likelihood > here.likelihood) {
          break;
        }
        share /= 2;
      }
      if (there.likelihood - here.likelihood <= SMALLEST_STEP * turns.size()) {
        break;
      }
      at = next;
      here = there;
    }
    return new RephraseModel.Calibration(at[0], at[1]);
  }

  /** The logarithm of the likelihood at one slope and offset, with its first two derivatives. */
  private static final class Slope {
    private double likelihood;
    private double byA;
    private double byB;
    private double aa;
    private double ab;
    private double bb;

    Slope(List<GradedTurn> turns, double[] at) {
      turns.forEach(turn -> add(turn, at[0], at[1]));
    }

    private void add(GradedTurn turn, double a, double b) {
      double[] z = turn.logOdds().stream().mapToDouble(x -> a * x + b).toArray();
      double[] p = Candidates.compete(z);
      double any = 0;
      double mean = 0;
      double square = 0;
      for (int i = 0; i < p.length; i++) {
        double x = turn.logOdds().get(i);
        any += p[i];
        mean += p[i] * x;
        square += p[i] * x * x;
      }
      int right = turn.right();
      double chosen = right < 0 ? 1 - any : p[right];
      likelihood += StrictMath.log(Math.max(Double.MIN_NORMAL, chosen));
      byA += (right < 0 ? 0 : turn.logOdds().get(right)) - mean;
      byB += (right < 0 ? 0 : 1) - any;
      aa += square - mean * mean;
      ab += mean - mean * any;
      bb += any - any * any;
    }

    double[] newton() {
      double determinant = aa * bb - ab * ab;
      return determinant > 0
          ? new double[] {(bb * byA - ab * byB) / determinant, (aa * byB - ab * byA) / determinant}
          : new double[] {byA, byB};
    }
  }
}
