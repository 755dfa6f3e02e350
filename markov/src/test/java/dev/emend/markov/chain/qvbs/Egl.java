package dev.emend.markov.chain.qvbs;

import static dev.emend.markov.chain.qvbs.Rules.with;

import java.util.List;

/**
 * egl, contract signing by exchanged secrets (Even, Goldreich and Lempel 1985): each party gets one
 * of each pair of the other's secrets by oblivious transfer, then all secrets bit by bit; who knows
 * both of a pair is bound.
 *
 * @param pairs N, pairs of secrets of a party
 * @param bits L, bits of a secret
 */
public record Egl(int pairs, int bits) implements Rules {
  private static final int BIT = 0;
  private static final int MESSAGE = 1;
  private static final int PHASE = 2;
  private static final int PARTY = 3;
  private static final int SECRETS = 4;

  @Override
  public List<int[]> initial() {
    return List.of(with(new int[SECRETS + 4 * pairs], BIT, 1, PHASE, 1, PARTY, 1));
  }

  @Override
  public void steps(int[] v, Next next) {
    if (v[PHASE] == 4) {
      return;
    }
    int receiver = SECRETS + (v[PARTY] == 2 ? 0 : 2 * pairs);
    int[] moved = moved(v);
    int n = v[MESSAGE];
    if (v[PHASE] == 1) {
      next.to(1, with(moved, receiver + n, bits));
      next.to(1, with(moved, receiver + pairs + n, bits));
    } else {
      int secret = receiver + n + (v[PHASE] == 2 ? 0 : pairs);
      next.to(1, with(moved, secret, Math.min(v[secret] + 1, bits)));
    }
  }

  /** Who sends what next. */
  private int[] moved(int[] v) {
    boolean last = v[MESSAGE] == pairs - 1;
    if (v[PHASE] == 1) {
      return v[PARTY] == 1
          ? with(v, PARTY, 2)
          : last
              ? with(v, PARTY, 1, PHASE, 2, MESSAGE, 0)
              : with(v, PARTY, 1, MESSAGE, v[MESSAGE] + 1);
    }
    if (v[PARTY] == 2) {
      return last ? with(v, PARTY, 1, MESSAGE, 1) : with(v, MESSAGE, v[MESSAGE] + 1);
    }
    if (v[MESSAGE] == 0) {
      return with(v, PARTY, 2);
    }
    return last ? nextBit(v) : with(v, MESSAGE, v[MESSAGE] + 1);
  }

  private int[] nextBit(int[] v) {
    if (v[BIT] < bits) {
      return with(v, MESSAGE, 0, BIT, v[BIT] + 1);
    }
    return v[PHASE] == 2 ? with(v, PHASE, 3, MESSAGE, 0, BIT, 1) : with(v, PHASE, 4);
  }

  private boolean knows(int[] v, int from) {
    for (int pair = 0; pair < pairs; pair++) {
      if (v[from + pair] == bits && v[from + pairs + pair] == bits) {
        return true;
      }
    }
    return false;
  }

  /** B knows a pair, A none. */
  public boolean unfairToA(int[] state) {
    return !knows(state, SECRETS) && knows(state, SECRETS + 2 * pairs);
  }

  /** A knows a pair, B none. */
  public boolean unfairToB(int[] state) {
    return knows(state, SECRETS) && !knows(state, SECRETS + 2 * pairs);
  }
}
