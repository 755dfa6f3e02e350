package dev.emend.markov.chain.qvbs;

import static dev.emend.markov.chain.qvbs.Rules.with;

import java.util.List;

/**
 * nand, von Neumann's multiplexing with gates that err by 0.02 on inputs of which 0.9 are
 * stimulated (Norman, Parker, Kwiatkowska and Shukla 2005): stage after stage, every gate draws its
 * inputs from the outputs of the stage before.
 *
 * @param inputs N, inputs of a bundle
 * @param stages K, restorative stages
 */
public record Nand(int inputs, int stages) implements Rules {
  private static final int UNIT = 0;
  private static final int DONE = 1;
  private static final int PHASE = 2;
  private static final int OUT = 3;
  private static final int LEFT_X = 4;
  private static final int LEFT_Y = 5;
  private static final int X = 6;
  private static final int Y = 7;

  @Override
  public List<int[]> initial() {
    return List.of(with(new int[8], UNIT, 1));
  }

  @Override
  public void steps(int[] v, Next next) {
    switch (v[PHASE]) {
      case 0 -> begin(v, next);
      case 1 -> draw(v, LEFT_X, X, next);
      case 2 -> draw(v, LEFT_Y, Y, next);
      case 3 -> {
        int both = v[X] * v[Y];
        next.to(98, with(v, OUT, v[OUT] + 1 - both, PHASE, 0, DONE, v[DONE] + 1, X, 0, Y, 0));
        next.to(2, with(v, OUT, v[OUT] + both, PHASE, 0, DONE, v[DONE] + 1, X, 0, Y, 0));
      }
      default -> {}
    }
  }

  private void begin(int[] v, Next next) {
    if (v[DONE] < inputs) {
      next.to(1, with(v, PHASE, 1));
    } else if (v[UNIT] < 2 * stages + 1) {
      int[] moved = with(v, PHASE, 1, LEFT_X, v[OUT], LEFT_Y, v[OUT], OUT, 0);
      next.to(1, with(moved, UNIT, v[UNIT] + 1, DONE, 0));
    } else {
      next.to(1, with(v, PHASE, 4, LEFT_X, 0, LEFT_Y, 0, X, 0, Y, 0));
    }
  }

  /** Only one of the two inputs need be drawn, the other is taken in order. */
  private void draw(int[] v, int left, int input, Next next) {
    int[] high = with(v, input, 1, PHASE, v[PHASE] + 1);
    int[] low = with(v, input, 0, PHASE, v[PHASE] + 1);
    if (v[UNIT] == 1) {
      next.to(9, high);
      next.to(1, low);
    } else if (input == X) {
      next.to(1, v[left] > 0 ? with(high, left, v[left] - 1) : low);
    } else {
      drawOf(inputs - v[DONE], v[left], with(high, left, v[left] - 1), low, next);
    }
  }

  private static void drawOf(int all, int stimulated, int[] high, int[] low, Next next) {
    if (stimulated > 0) {
      next.to(stimulated, high);
    }
    if (stimulated < all) {
      next.to(all - stimulated, low);
    }
  }

  /** Less than a tenth of the outputs are wrong in the end. */
  public boolean reliable(int[] state) {
    return state[PHASE] == 4 && 10 * state[OUT] < inputs;
  }
}
