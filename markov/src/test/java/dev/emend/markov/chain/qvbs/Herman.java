package dev.emend.markov.chain.qvbs;

import java.util.List;
import java.util.stream.IntStream;

/**
 * herman, the self-stabilising ring (Herman 1990): all at once, a process with the value of its
 * neighbour throws a coin, any other takes its neighbour's value. It may begin anywhere. Who has
 * the value of its neighbour holds a token; one token is stable.
 *
 * @param processes an odd number
 */
public record Herman(int processes) implements Rules {
  @Override
  public List<int[]> initial() {
    return IntStream.range(0, 1 << processes).mapToObj(bits -> new int[] {bits}).toList();
  }

  @Override
  public void steps(int[] state, Next next) {
    int neighbours = neighbours(state[0]);
    int coins = tokens(state[0]);
    int chosen = coins;
    while (true) {
      next.to(1, new int[] {(neighbours & ~coins) | chosen});
      if (chosen == 0) {
        return;
      }
      chosen = (chosen - 1) & coins;
    }
  }

  private int neighbours(int bits) {
    return ((bits << 1) | (bits >>> (processes - 1))) & ((1 << processes) - 1);
  }

  private int tokens(int bits) {
    return ~(bits ^ neighbours(bits)) & ((1 << processes) - 1);
  }

  /** Only one token is left. */
  public boolean stable(int[] state) {
    return Integer.bitCount(tokens(state[0])) == 1;
  }

  /** Where the tokens are. */
  public int[] places(int[] state) {
    int tokens = tokens(state[0]);
    return IntStream.range(0, processes).filter(i -> (tokens >>> i & 1) == 1).toArray();
  }
}
