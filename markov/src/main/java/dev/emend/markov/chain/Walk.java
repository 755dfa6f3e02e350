package dev.emend.markov.chain;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Visits to the states of a chain as far as they were followed from one start. Visits are lower
 * bounds of a row of N, and so is all that follows from them: every sum is rounded down, and a row
 * whose probabilities were rounded passes on a little less than it was given. What is missing in
 * the end, {@code 1 − success − failure}, is the residual: no ending can gain more than that.
 */
final class Walk {
  /** Takes the double next to an exact result to one that is not above it. */
  private static final double DOWN = 1 - 0x1p-52;

  private static final double UNIT = 0x1p-53;

  private final Chain chain;

  private final double[] visits;
  private final double[] waiting;

  private final int[] queue;
  private final int[] touched;
  private int touchedSize;

  /** What was swept, or nothing: all its states may have been visited. */
  private Block swept;

  Walk(Chain chain) {
    this.chain = chain;
    visits = new double[chain.size()];
    waiting = new double[chain.size()];
    queue = new int[chain.size()];
    touched = new int[chain.size()];
  }

  /** What a walk ends in: lower bounds, and what they leave open. */
  record Ends(double success, double failure, double residual) {}

  /** Is told of each state that may be the last one, ascending, and a lower bound of the chance. */
  interface Lasts {
    void add(int state, double probability);
  }

  /**
   * Local push: follows what waits at a state as long as more than {@code epsilon} waits there,
   * first come, first served (Andersen, Chung and Lang 2006, for absorbing chains). Such a walk
   * does not know how large the chain is. Once it has followed as many edges as there are in the
   * block of the source, it is no longer local: from there on it sweeps over the states in the
   * order of memory until {@code epsilon} waits in all.
   *
   * @param steps most edges to follow
   */
  void push(int source, Block block, double epsilon, long steps) {
    begin(source);
    long used = pushLocally(source, epsilon, Math.min(steps, block.edges()));
    if (used >= block.edges()) {
      sweep(block, epsilon, steps - used);
    }
  }

  private long pushLocally(int source, double epsilon, long steps) {
    queue[0] = source;
    int head = 0;
    int size = 1;
    long used = 0;
    while (size > 0 && used < steps) {
      int state = queue[head];
      head = head + 1 == queue.length ? 0 : head + 1;
      size--;
      double leaving = leave(state);
      for (int e = chain.start[state]; e < chain.start[state + 1]; e++) {
        int to = chain.target[e];
        boolean queued = waiting[to] > epsilon;
        arrive(to, leaving * chain.probability[e]);
        if (!queued && waiting[to] > epsilon) {
          int tail = head + size++;
          queue[tail < queue.length ? tail : tail - queue.length] = to;
        }
      }
      used += 1 + chain.start[state + 1] - chain.start[state];
    }
    return used;
  }

  /** Moves on, again and again, all that waits at the states of a block. */
  private void sweep(Block block, double enough, long steps) {
    swept = block;
    long sweep = (long) block.edges() + block.size();
    for (long left = steps; left >= sweep && waitingIn(block) > enough; left -= sweep) {
      for (int state = block.first(); state < block.first() + block.size(); state++) {
        if (waiting[state] > 0) {
          double leaving = leave(state);
          for (int e = chain.start[state]; e < chain.start[state + 1]; e++) {
            int to = chain.target[e];
            waiting[to] = DOWN * (waiting[to] + leaving * chain.probability[e]);
          }
        }
      }
    }
  }

  private double waitingIn(Block block) {
    double sum = 0;
    for (int state = block.first(); state < block.first() + block.size(); state++) {
      sum += waiting[state];
    }
    return sum;
  }

  /**
   * Bounded depth: {@code v₀ = e_s, v_{k+1} = v_k·Q}, until {@code ‖v_k‖₁} is at most {@code
   * enough} or k reaches {@code depth}.
   */
  void steps(int source, double enough, int depth) {
    begin(source);
    for (int k = 0; k < depth && waitingInAll() > enough; k++) {
      step();
    }
  }

  /** Moves all that waits by one edge. */
  private void step() {
    int front = 0;
    for (int at = 0; at < touchedSize; at++) {
      if (waiting[touched[at]] > 0) {
        queue[front++] = touched[at];
      }
    }
    double[] leaving = new double[front];
    for (int at = 0; at < front; at++) {
      leaving[at] = leave(queue[at]);
    }
    for (int at = 0; at < front; at++) {
      for (int e = chain.start[queue[at]]; e < chain.start[queue[at] + 1]; e++) {
        arrive(chain.target[e], leaving[at] * chain.probability[e]);
      }
    }
  }

  private double waitingInAll() {
    double sum = 0;
    for (int at = 0; at < touchedSize; at++) {
      sum += waiting[touched[at]];
    }
    return sum;
  }

  double visits(int state) {
    return visits[state];
  }

  /** Where the walk ended so far. */
  Ends ends(Lasts lasts) {
    double success = 0;
    double failure = 0;
    int[] states = states();
    for (int state : states) {
      double ending = kept(state, visits[state]);
      double last = ending * chain.success[state];
      success = DOWN * (success + last);
      failure = DOWN * (failure + ending * chain.failure[state]);
      lasts.add(state, last);
    }
    double open = 1 - (success + failure) + 4 * UNIT;
    return new Ends(success, failure, Math.min(1, open));
  }

  /** All states that the walk came to, ascending. */
  private int[] states() {
    if (swept != null) {
      return IntStream.range(swept.first(), swept.first() + swept.size()).toArray();
    }
    int[] states = Arrays.copyOf(touched, touchedSize);
    Arrays.sort(states);
    return states;
  }

  private void begin(int source) {
    if (swept != null) {
      Arrays.fill(visits, swept.first(), swept.first() + swept.size(), 0);
      Arrays.fill(waiting, swept.first(), swept.first() + swept.size(), 0);
      swept = null;
    }
    for (int at = 0; at < touchedSize; at++) {
      visits[touched[at]] = 0;
      waiting[touched[at]] = 0;
    }
    touched[0] = source;
    touchedSize = 1;
    waiting[source] = 1;
  }

  /** Books what waits at a state as a visit; returns what it passes on. */
  private double leave(int state) {
    double leaving = waiting[state];
    visits[state] = DOWN * (visits[state] + leaving);
    waiting[state] = 0;
    return kept(state, leaving);
  }

  /**
   * What is left of a mass where every probability of a row may be too large by as many roundings
   * as its normalisation took, and its product by one more.
   */
  private double kept(int state, double ofMass) {
    int edges = chain.start[state + 1] - chain.start[state];
    return ofMass * (1 - (4.0 * edges + 16) * UNIT);
  }

  private void arrive(int to, double amount) {
    double before = waiting[to];
    if (before == 0 && visits[to] == 0 && amount > 0) {
      touched[touchedSize++] = to;
    }
    waiting[to] = DOWN * (before + amount);
  }
}
