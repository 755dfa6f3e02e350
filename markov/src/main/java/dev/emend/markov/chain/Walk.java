package dev.emend.markov.chain;

import java.util.Arrays;

/**
 * Visits to the states of a chain as far as they were followed from one start. {@code visits} are
 * lower bounds of a row of N; {@code residual} is the probability still under way, hence a bound
 * for what any ending can still gain.
 */
final class Walk {
  private final Chain chain;
  private final double[] visits;
  private final double[] waiting;
  private final int[] queue;
  private final boolean[] queued;
  private final boolean[] seen;
  private final int[] touched;
  private int touchedSize;

  Walk(Chain chain) {
    this.chain = chain;
    visits = new double[chain.size()];
    waiting = new double[chain.size()];
    queue = new int[chain.size()];
    queued = new boolean[chain.size()];
    seen = new boolean[chain.size()];
    touched = new int[chain.size()];
  }

  /**
   * Local push: follows what waits at a state as long as more than {@code epsilon} waits there,
   * first come, first served (Andersen, Chung and Lang 2006, for absorbing chains). The cost does
   * not depend on the size of the chain.
   *
   * @param steps most edges to follow
   */
  void push(int source, double epsilon, long steps) {
    begin(source);
    queue[0] = source;
    int head = 0;
    int size = 1;
    long used = 0;
    while (size > 0 && used < steps) {
      int state = queue[head];
      head = head + 1 == queue.length ? 0 : head + 1;
      size--;
      queued[state] = false;
      double mass = leave(state);
      for (int e = chain.start[state]; e < chain.start[state + 1]; e++) {
        int to = arrive(e, mass);
        if (waiting[to] > epsilon && !queued[to]) {
          int tail = head + size++;
          queue[tail < queue.length ? tail : tail - queue.length] = to;
          queued[to] = true;
        }
      }
      used += 1 + chain.start[state + 1] - chain.start[state];
    }
    while (size-- > 0) {
      queued[queue[head]] = false;
      head = head + 1 == queue.length ? 0 : head + 1;
    }
  }

  /**
   * Bounded depth: {@code v₀ = e_s, v_{k+1} = v_k·Q}, until {@code ‖v_k‖₁} is at most {@code
   * enough} or k reaches {@code depth}.
   */
  void steps(int source, double enough, int depth) {
    begin(source);
    for (int k = 0; k < depth && residual() > enough; k++) {
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
    double[] mass = new double[front];
    for (int at = 0; at < front; at++) {
      mass[at] = leave(queue[at]);
    }
    for (int at = 0; at < front; at++) {
      for (int e = chain.start[queue[at]]; e < chain.start[queue[at] + 1]; e++) {
        arrive(e, mass[at]);
      }
    }
  }

  /** States that were visited or are waited at, ascending. */
  int[] touched() {
    int[] states = Arrays.copyOf(touched, touchedSize);
    Arrays.sort(states);
    return states;
  }

  double visits(int state) {
    return visits[state];
  }

  /** Probability that was not followed to its end. */
  double residual() {
    double sum = 0;
    for (int at = 0; at < touchedSize; at++) {
      sum += waiting[touched[at]];
    }
    return Math.min(1, sum);
  }

  private void begin(int source) {
    for (int at = 0; at < touchedSize; at++) {
      visits[touched[at]] = 0;
      waiting[touched[at]] = 0;
      seen[touched[at]] = false;
    }
    touchedSize = 0;
    touch(source);
    waiting[source] = 1;
  }

  private double leave(int state) {
    double mass = waiting[state];
    waiting[state] = 0;
    visits[state] += mass;
    return mass;
  }

  private int arrive(int edge, double mass) {
    int to = chain.target[edge];
    touch(to);
    waiting[to] += mass * chain.probability[edge];
    return to;
  }

  private void touch(int state) {
    if (!seen[state]) {
      seen[state] = true;
      touched[touchedSize++] = state;
    }
  }
}
