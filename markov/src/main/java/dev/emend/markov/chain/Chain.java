package dev.emend.markov.chain;

import java.util.Arrays;

/**
 * An absorbing Markov chain: transient states {@code 0 … n−1}, and the absorbing states success and
 * failure. Every row of {@code [Q R₊ R₋]} sums to 1, or to 0 where a state has no mass at all. Rows
 * are in compressed form with ascending columns, so that equal input in any order gives the same
 * bits. Immutable.
 */
public final class Chain {
  final int[] start;
  final int[] target;
  final double[] probability;
  final double[] success;
  final double[] failure;

  Chain(int[] start, int[] target, double[] probability, double[] success, double[] failure) {
    this.start = start;
    this.target = target;
    this.probability = probability;
    this.success = success;
    this.failure = failure;
  }

  /** Begins a chain of {@code states} transient states, numbered from 0. */
  public static ChainBuilder builder(int states) {
    return new ChainBuilder(states);
  }

  /** Number n of transient states. */
  public int size() {
    return success.length;
  }

  /** Number of edges between transient states, self-loops among them. */
  public int edges() {
    return target.length;
  }

  /** {@code Q(from, to)}. */
  public double probability(int from, int to) {
    int at = Arrays.binarySearch(target, start[check(from)], start[from + 1], check(to));
    return at < 0 ? 0 : probability[at];
  }

  /** {@code R₊(state)}: probability that the next step is success. */
  public double success(int state) {
    return success[check(state)];
  }

  /** {@code R₋(state)}: probability that the next step is failure. */
  public double failure(int state) {
    return failure[check(state)];
  }

  /** States that reach neither success nor failure, ascending: nothing can be solved from them. */
  public int[] stranded() {
    int[] seeds = States.where(size(), state -> success[state] > 0 || failure[state] > 0);
    if (seeds.length == size()) {
      return new int[0];
    }
    boolean[] ends = arcs().transposed().reached(seeds);
    return States.where(size(), state -> !ends[state]);
  }

  /** The same chain with every stranded state ending in failure at once: it never ends well. */
  public Chain strandedToFailure() {
    int[] stranded = stranded();
    if (stranded.length == 0) {
      return this;
    }
    boolean[] isStranded = new boolean[size()];
    for (int state : stranded) {
      isStranded[state] = true;
    }
    Chain kept = keeping((from, to, p) -> !isStranded[from], Dropped.TO_FAILURE);
    for (int state : stranded) {
      kept.failure[state] = 1;
    }
    return kept;
  }

  /**
   * The same chain without self-loops, rows renormalised. {@code C} does not change: a step that
   * stays is only a delay.
   */
  public Chain withoutSelfLoops() {
    return !hasSelfLoops() ? this : keeping((from, to, p) -> from != to, Dropped.RENORMALISE);
  }

  private boolean hasSelfLoops() {
    for (int from = 0; from < size(); from++) {
      for (int e = start[from]; e < start[from + 1]; e++) {
        if (target[e] == from) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same chain without edges less probable than {@code floor}. */
  public Chain withoutEdgesBelow(double floor, Dropped dropped) {
    return keeping((from, to, p) -> p >= floor, dropped);
  }

  /** Which edges stay. */
  interface Keep {
    boolean test(int from, int to, double p);
  }

  private Chain keeping(Keep keep, Dropped dropped) {
    int[] newStart = new int[size() + 1];
    int[] newTarget = new int[edges()];
    double[] newProbability = new double[edges()];
    Chain result = new Chain(newStart, newTarget, newProbability, success.clone(), failure.clone());
    for (int from = 0; from < size(); from++) {
      newStart[from + 1] = keepRow(from, newStart[from], keep, dropped, result);
    }
    return result.trimmed();
  }

  /** Copies what stays of a row to {@code at} of the result; returns the end of the copy. */
  private int keepRow(int from, int at, Keep keep, Dropped dropped, Chain result) {
    int end = at;
    double lost = 0;
    for (int e = start[from]; e < start[from + 1]; e++) {
      if (keep.test(from, target[e], probability[e])) {
        result.target[end] = target[e];
        result.probability[end++] = probability[e];
      } else {
        lost += probability[e];
      }
    }
    if (lost > 0 && dropped == Dropped.TO_FAILURE) {
      result.failure[from] += lost;
    } else if (lost > 0) {
      result.normalise(from, at, end);
    }
    return end;
  }

  /** Divides a row by its sum; a row without mass stays as it is. */
  void normalise(int row, int from, int to) {
    double sum = 0;
    for (int e = from; e < to; e++) {
      sum += probability[e];
    }
    sum += success[row] + failure[row];
    if (sum == 0) {
      return;
    }
    for (int e = from; e < to; e++) {
      probability[e] /= sum;
    }
    success[row] /= sum;
    failure[row] /= sum;
  }

  Chain trimmed() {
    int edges = start[size()];
    return edges == target.length
        ? this
        : new Chain(
            start,
            Arrays.copyOf(target, edges),
            Arrays.copyOf(probability, edges),
            success,
            failure);
  }

  /** Who steps where. */
  Arcs arcs() {
    return new Arcs(start, target);
  }

  int check(int state) {
    if (state < 0 || state >= size()) {
      throw new IndexOutOfBoundsException(
          "Invalid state: " + state + " (must be 0 to " + (size() - 1) + ")");
    }
    return state;
  }
}
