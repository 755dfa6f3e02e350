package dev.emend.markov.chain.qvbs;

import dev.emend.markov.chain.Chain;
import dev.emend.markov.chain.ChainBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All states that a model can reach, in the order of their discovery. */
public final class StateSpace {
  private final List<int[]> states = new ArrayList<>();
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();

  private record Step(int from, long weight, int to) {}

  private StateSpace() {}

  /** Explores a model. */
  public static StateSpace of(Rules rules) {
    StateSpace space = new StateSpace();
    rules.initial().forEach(space::number);
    for (int from = 0; from < space.states.size(); from++) {
      int here = from;
      rules.steps(
          space.states.get(from),
          (weight, to) -> space.steps.add(new Step(here, weight, space.number(to))));
    }
    return space;
  }

  private int number(int[] state) {
    Integer known = numbers.putIfAbsent(new Key(state), states.size());
    if (known == null) {
      states.add(state);
      return states.size() - 1;
    }
    return known;
  }

  /** Number of states. */
  public int size() {
    return states.size();
  }

  /** The variables of a state. */
  public int[] state(int number) {
    return states.get(number);
  }

  /** Weights of all steps as a matrix, for another solver; goals only step to column n, success. */
  public long[][] weights(Predicate<int[]> goal) {
    long[][] weights = new long[size()][size() + 2];
    for (Step step : steps) {
      weights[step.from()][step.to()] += step.weight();
    }
    for (int s = 0; s < size(); s++) {
      if (goal.test(states.get(s))) {
        Arrays.fill(weights[s], 0);
        weights[s][size()] = 1;
      }
    }
    return weights;
  }

  /** The chain of all states in which a goal is success; what can reach no goal fails. */
  public Chain chain(Predicate<int[]> goal) {
    ChainBuilder builder = Chain.builder(size());
    boolean[] isGoal = new boolean[size()];
    for (int s = 0; s < size(); s++) {
      isGoal[s] = goal.test(states.get(s));
      if (isGoal[s]) {
        builder.success(s, 1);
      }
    }
    for (Step step : steps) {
      if (!isGoal[step.from()]) {
        builder.edge(step.from(), step.to(), (double) step.weight());
      }
    }
    return builder.build().strandedToFailure();
  }

  /** An array as a key. */
  private static final class Key {
    private final int[] state;

    Key(int[] state) {
      this.state = state;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(state, key.state);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(state);
    }
  }
}
