package dev.emend.markov.chain.qvbs;

import java.util.List;

/**
 * leader_sync, the election of a leader in a synchronous ring (Itai and Rodeh 1990): each process
 * picks a number, the numbers go round, and if any is unique a leader is elected; else all pick
 * again.
 *
 * @param processes N
 * @param range K, numbers to pick from
 */
public record LeaderSync(int processes, int range) implements Rules {
  private static final int COUNTER = 0;
  private static final int PHASE = 1;
  private static final int UNIQUE = 2;

  @Override
  public List<int[]> initial() {
    int[] state = new int[2 + 3 * processes];
    state[COUNTER] = 1;
    return List.of(state);
  }

  private int passing(int process) {
    return UNIQUE + processes + process % processes;
  }

  private int picked(int process) {
    return UNIQUE + 2 * processes + process;
  }

  @Override
  public void steps(int[] v, Next next) {
    switch (v[PHASE]) {
      case 0 -> pick(v, next);
      case 1 -> next.to(1, read(v));
      case 2 -> next.to(1, decided(v));
      default -> {}
    }
  }

  /** All pick at once. */
  private void pick(int[] v, Next next) {
    int choices = 1;
    for (int i = 0; i < processes; i++) {
      choices *= range;
    }
    for (int choice = 0; choice < choices; choice++) {
      int[] to = v.clone();
      to[PHASE] = 1;
      int rest = choice;
      for (int i = 0; i < processes; i++) {
        to[UNIQUE + i] = 1;
        to[picked(i)] = rest % range;
        to[passing(i)] = rest % range;
        rest /= range;
      }
      next.to(1, to);
    }
  }

  private int[] read(int[] v) {
    boolean last = v[COUNTER] == processes - 1;
    int[] to = v.clone();
    to[COUNTER] = last ? v[COUNTER] : v[COUNTER] + 1;
    to[PHASE] = last ? 2 : 1;
    for (int i = 0; i < processes; i++) {
      boolean unique = v[UNIQUE + i] == 1;
      to[UNIQUE + i] = unique && v[picked(i)] != v[passing(i + 1)] ? 1 : 0;
      to[passing(i)] = last ? 0 : v[passing(i + 1)];
      to[picked(i)] = unique == last ? 0 : v[picked(i)];
    }
    return to;
  }

  private int[] decided(int[] v) {
    boolean elected = false;
    for (int i = 0; i < processes; i++) {
      elected |= v[UNIQUE + i] == 1;
    }
    int[] to = new int[v.length];
    to[COUNTER] = elected ? v[COUNTER] : 1;
    to[PHASE] = elected ? 3 : 0;
    return to;
  }

  /** Everybody is about to pick: a round begins. */
  public boolean picking(int[] state) {
    return state[PHASE] == 0;
  }

  /** A leader is elected. */
  public boolean elected(int[] state) {
    return state[PHASE] == 3;
  }
}
