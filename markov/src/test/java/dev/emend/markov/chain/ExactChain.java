package dev.emend.markov.chain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.random.RandomGenerator;

/** The oracle: a chain of whole-number masses, solved in fractions. */
final class ExactChain {
  /** {@code mass[i][j]}; column n is success, n+1 failure. */
  final long[][] mass;

  ExactChain(long[][] mass) {
    this.mass = mass;
  }

  int size() {
    return mass.length;
  }

  /** Sparse rows with self-loops, dead ends, and masses from 1 to 10¹² side by side. */
  static ExactChain random(RandomGenerator random, int n) {
    long[][] mass = new long[n][n + 2];
    for (long[] row : mass) {
      for (int j = 0; j < n + 2; j++) {
        boolean ends = j >= n;
        if (random.nextDouble() < (ends ? 0.25 : 2.0 / n)) {
          row[j] = random.nextInt(8) == 0 ? 1_000_000_000_000L : 1 + random.nextInt(9);
        }
      }
    }
    return new ExactChain(mass);
  }

  /** A ring, periodic where no edge crosses it, whose states leak by 1e-12 at most. */
  static ExactChain leaking(RandomGenerator random, int n) {
    long[][] mass = new long[n][n + 2];
    for (int i = 0; i < n; i++) {
      mass[i][(i + 1) % n] = 1_000_000_000_000L * (1 + random.nextInt(9));
      mass[i][random.nextInt(n)] += random.nextBoolean() ? 1_000_000_000_000L : 0;
      mass[i][n] = i == 0 || random.nextInt(4) == 0 ? 1 : 0;
      mass[i][n + 1] = random.nextInt(4) == 0 ? 1 : 0;
    }
    return new ExactChain(mass);
  }

  Chain chain() {
    ChainBuilder builder = Chain.builder(size());
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < size(); j++) {
        builder.edge(i, j, (double) mass[i][j]);
      }
      builder.success(i, (double) mass[i][size()]).failure(i, (double) mass[i][size() + 1]);
    }
    return builder.build();
  }

  /** Whether success or failure can be reached, for each state. */
  boolean[] ends() {
    boolean[] ends = new boolean[size()];
    for (int round = 0; round < size(); round++) {
      for (int i = 0; i < size(); i++) {
        ends[i] |= mass[i][size()] > 0 || mass[i][size() + 1] > 0;
        for (int j = 0; j < size(); j++) {
          ends[i] |= mass[i][j] > 0 && ends[j];
        }
      }
    }
    return ends;
  }

  /** The same chain with every state that reaches no end failing at once. */
  ExactChain strandedToFailure() {
    boolean[] ends = ends();
    long[][] changed = new long[size()][];
    for (int i = 0; i < size(); i++) {
      changed[i] = ends[i] ? mass[i] : new long[size() + 2];
      if (!ends[i]) {
        changed[i][size() + 1] = 1;
      }
    }
    return new ExactChain(changed);
  }

  /** Whether a state outside {@code ends} can be reached, for each state. */
  boolean[] lost() {
    boolean[] ends = ends();
    boolean[] lost = new boolean[size()];
    for (int round = 0; round <= size(); round++) {
      for (int i = 0; i < size(); i++) {
        lost[i] |= !ends[i];
        for (int j = 0; j < size(); j++) {
          lost[i] |= mass[i][j] > 0 && lost[j];
        }
      }
    }
    return lost;
  }

  /** {@code C(s,t)} of all states by Gauss and Jordan; rows of lost states are meaningless. */
  double[][] lasts() {
    int n = size();
    boolean[] lost = lost();
    Fraction[][] a = new Fraction[n][2 * n];
    for (int i = 0; i < n; i++) {
      Fraction total = Fraction.of(0);
      for (long m : mass[i]) {
        total = total.plus(Fraction.of(m));
      }
      for (int j = 0; j < n; j++) {
        boolean apart = lost[i] || lost[j];
        a[i][j] = Fraction.of(i == j ? 1 : 0);
        a[i][n + j] = a[i][j];
        if (!apart) {
          a[i][j] = a[i][j].minus(Fraction.of(mass[i][j]).over(total));
        }
      }
    }
    invert(a);
    double[][] c = new double[n][n];
    for (int t = 0; t < n; t++) {
      Fraction total = Fraction.of(0);
      for (long m : mass[t]) {
        total = total.plus(Fraction.of(m));
      }
      for (int s = 0; s < n; s++) {
        c[s][t] =
            lost[t] ? 0 : a[s][n + t].times(Fraction.of(mass[t][n]).over(total)).doubleValue();
      }
    }
    return c;
  }

  private static void invert(Fraction[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      while (a[pivot][k].isZero()) {
        pivot++;
      }
      Fraction[] swap = a[k];
      a[k] = a[pivot];
      a[pivot] = swap;
      Fraction d = a[k][k];
      for (int j = 0; j < 2 * n; j++) {
        a[k][j] = a[k][j].over(d);
      }
      for (int i = 0; i < n; i++) {
        if (i != k && !a[i][k].isZero()) {
          Fraction factor = a[i][k];
          for (int j = 0; j < 2 * n; j++) {
            a[i][j] = a[i][j].minus(factor.times(a[k][j]));
          }
        }
      }
    }
  }

  /** A fraction in lowest terms with a positive denominator. */
  record Fraction(BigInteger numerator, BigInteger denominator) {
    static Fraction of(long value) {
      return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    private static Fraction reduced(BigInteger numerator, BigInteger denominator) {
      BigInteger gcd = numerator.gcd(denominator);
      BigInteger divisor = denominator.signum() < 0 ? gcd.negate() : gcd;
      return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    Fraction plus(Fraction other) {
      return reduced(
          numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
          denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
      return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
      return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction over(Fraction other) {
      return reduced(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    boolean isZero() {
      return numerator.signum() == 0;
    }

    double doubleValue() {
      return new BigDecimal(numerator)
          .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
          .doubleValue();
    }
  }
}
