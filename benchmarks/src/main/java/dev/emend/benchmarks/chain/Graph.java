package dev.emend.benchmarks.chain;

import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.ChainBuilder;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * An absorbing chain in plain arrays, as every contestant gets it: the probabilities {@code Q} in
 * compressed rows with ascending columns and without self-loops, and {@code R₊}. About one step in
 * ten ends the chain.
 *
 * @param start where the edges of each state begin
 * @param target where each edge leads
 * @param probability how probable it is
 * @param success probability that the next step is success
 */
@SuppressWarnings("ArrayRecordComponent")
record Graph(int[] start, int[] target, double[] probability, double[] success) {
  private static final int EDGES = 4;

  int size() {
    return success.length;
  }

  int edges() {
    return target.length;
  }

  /**
   * States in components of random size, each a ring with three more edges a state to anywhere in
   * its component; names are drawn, so that components lie scattered over memory.
   */
  static Graph components(int states, int smallest, int largest) {
    Random random = new Random(1);
    int[] first = new int[states];
    int[] size = new int[states];
    for (int begin = 0; begin < states; begin += size[begin]) {
      int drawn = Math.min(states - begin, smallest + random.nextInt(largest - smallest + 1));
      Arrays.fill(first, begin, begin + drawn, begin);
      Arrays.fill(size, begin, begin + drawn, drawn);
    }
    return drawn(
        states,
        random,
        (state, edge) ->
            edge == 0
                ? first[state] + (state - first[state] + 1) % size[state]
                : first[state] + random.nextInt(size[state]));
  }

  /** A band: four edges a state to at most {@code width} states on or back; names are drawn. */
  static Graph band(int states, int width) {
    Random random = new Random(2);
    return drawn(
        states,
        random,
        (state, edge) ->
            Math.min(states - 1, Math.max(0, state + random.nextInt(2 * width + 1) - width)));
  }

  /** Where an edge of a state leads. */
  private interface Edges {
    int to(int state, int edge);
  }

  private static Graph drawn(int states, Random random, Edges edges) {
    int[] name = names(states, random);
    int[] state = new int[states];
    for (int i = 0; i < states; i++) {
      state[name[i]] = i;
    }
    int[] start = new int[states + 1];
    int[] target = new int[EDGES * states];
    double[] probability = new double[EDGES * states];
    double[] success = new double[states];
    for (int s = 0; s < states; s++) {
      TreeMap<Integer, Double> row = new TreeMap<>();
      for (int edge = 0; edge < EDGES; edge++) {
        row.merge(name[edges.to(state[s], edge)], 0.1 + random.nextDouble(), Double::sum);
      }
      row.remove(s);
      success[s] = 0.3 * random.nextDouble();
      double all = success[s] + 0.01 + 0.2 * random.nextDouble();
      for (double weight : row.values()) {
        all += weight;
      }
      success[s] /= all;
      int at = start[s];
      for (var edge : row.entrySet()) {
        target[at] = edge.getKey();
        probability[at++] = edge.getValue() / all;
      }
      start[s + 1] = at;
    }
    return new Graph(
        start,
        Arrays.copyOf(target, start[states]),
        Arrays.copyOf(probability, start[states]),
        success);
  }

  private static int[] names(int states, Random random) {
    int[] names = new int[states];
    Arrays.setAll(names, IntUnaryOperator.identity());
    for (int i = states - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = names[i];
      names[i] = names[j];
      names[j] = swap;
    }
    return names;
  }

  /** The same graph with its states in another order. */
  Graph inOrder(int[] order) {
    int[] place = new int[size()];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    int[] newStart = new int[size() + 1];
    int[] newTarget = new int[edges()];
    double[] newProbability = new double[edges()];
    double[] newSuccess = new double[size()];
    int at = 0;
    for (int i = 0; i < order.length; i++) {
      for (int e = start[order[i]]; e < start[order[i] + 1]; e++) {
        newTarget[at] = place[target[e]];
        newProbability[at++] = probability[e];
      }
      newStart[i + 1] = at;
      newSuccess[i] = success[order[i]];
    }
    return new Graph(newStart, newTarget, newProbability, newSuccess);
  }

  /** The chain; what is missing in a row is failure. */
  Chain chain() {
    ChainBuilder builder = Chain.builder(size());
    for (int s = 0; s < size(); s++) {
      double failure = 1 - success[s];
      for (int e = start[s]; e < start[s + 1]; e++) {
        builder.edge(s, target[e], probability[e]);
        failure -= probability[e];
      }
      builder.success(s, success[s]).failure(s, failure);
    }
    return builder.build();
  }
}
