package dev.emend.markov.chain.qvbs;

import java.util.List;

/**
 * haddad-monmege (Haddad and Monmege 2014): from the middle n of a line 0 … 2n left by 0.7 and
 * right by 0.3; from anywhere else on by a half and back to the middle by a half.
 *
 * @param n steps from the middle to an end
 */
public record HaddadMonmege(int n) implements Rules {
  @Override
  public List<int[]> initial() {
    return List.of(new int[] {n});
  }

  @Override
  public void steps(int[] state, Next next) {
    int x = state[0];
    if (x == n) {
      next.to(7, new int[] {n - 1});
      next.to(3, new int[] {n + 1});
    } else if (x > 0 && x < 2 * n) {
      next.to(1, new int[] {x < n ? x - 1 : x + 1});
      next.to(1, new int[] {n});
    }
  }

  /** The left end. */
  public boolean target(int[] state) {
    return state[0] == 0;
  }
}
