package dev.emend.markov.chain;

import java.util.List;

/**
 * How a chain ends that began in {@code source}. Each probability p of this record is a lower
 * bound; the exact value lies in {@code [p, p + residual]}. Direct methods have no residual, and a
 * relative rounding error of about 1e-12; walks round towards the safe side, so that their interval
 * holds as it stands.
 *
 * @param source the state it begins in, s
 * @param lasts the states t with {@code C(s,t) > 0}, by falling probability, then by state
 * @param success {@code B₊(s) = Σ_t C(s,t)}
 * @param failure {@code B₋(s)}
 * @param residual probability that was not followed to its end; 0 for direct methods
 * @param method how it was computed
 */
public record Ending(
    int source, List<Last> lasts, double success, double failure, double residual, Method method)
    implements Solution {

  /** Copies its list. */
  public Ending {
    lasts = List.copyOf(lasts);
  }

  /**
   * A last state before success.
   *
   * @param state t
   * @param probability {@code C(s,t)}, that the chain ends in success with t as its last state
   */
  public record Last(int state, double probability) implements Comparable<Last> {
    @Override
    public int compareTo(Last other) {
      int byProbability = Double.compare(other.probability, probability);
      return byProbability != 0 ? byProbability : Integer.compare(state, other.state);
    }
  }

  /** Bounds of {@code B₊(s)}. */
  public Interval successBounds() {
    return bounds(success);
  }

  /** Bounds of {@code B₋(s)}. */
  public Interval failureBounds() {
    return bounds(failure);
  }

  /** Bounds of {@code C(s,t)} of any state, whether or not it is among the {@code lasts}. */
  public Interval endsInBounds(int state) {
    return bounds(endsIn(state));
  }

  private Interval bounds(double lower) {
    return new Interval(lower, Math.max(lower, Math.min(1, lower + residual)));
  }

  /** {@code C(s,t)} of a state, 0 where the chain does not end in it. */
  public double endsIn(int state) {
    for (Last last : lasts) {
      if (last.state() == state) {
        return last.probability();
      }
    }
    return 0;
  }
}
