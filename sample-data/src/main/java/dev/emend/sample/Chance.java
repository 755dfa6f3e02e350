package dev.emend.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Seeded chance that gives the same numbers on every Java (SplitMix64: Steele, Lea, Flood, OOPSLA
 * 2014).
 */
final class Chance {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  Chance(long... seeds) {
    for (long seed : seeds) {
      state = mix(state + GOLDEN) ^ seed;
    }
    state = mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in 0 (inclusive) to 1 (exclusive). */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  boolean happens(double probability) {
    return uniform() < probability;
  }

  int below(int bound) {
    return (int) (uniform() * bound);
  }

  double normal(double mean, double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(normal(0, sigma));
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Position by Zipf's law: the i-th of n with weight (i + 1)^−exponent. */
  <T> T zipf(List<T> choices, double exponent) {
    double[] weights = new double[choices.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.pow(i + 1.0, -exponent);
    }
    return choices.get(weighted(weights));
  }

  /** Position with probability proportional to its weight. */
  int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** The same choices in an order of chance (Fisher and Yates). */
  <T> List<T> shuffled(List<T> choices) {
    ArrayList<T> order = new ArrayList<>(choices);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, below(i + 1));
    }
    return order;
  }
}
