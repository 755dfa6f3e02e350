package dev.emend.markov.chain;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Sets of states as ascending arrays. */
final class States {
  private States() {}

  static int[] where(int size, IntPredicate wanted) {
    return IntStream.range(0, size).filter(wanted).toArray();
  }

  static List<Integer> list(int[] states) {
    return Arrays.stream(states).boxed().toList();
  }
}
