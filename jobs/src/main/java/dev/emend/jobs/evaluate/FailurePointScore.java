package dev.emend.jobs.evaluate;

import dev.emend.interaction.FailurePoint;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well failure points are found.
 *
 * @param turns turns whose failure point is known
 * @param classes by class of the truth
 */
public record FailurePointScore(long turns, SortedMap<FailurePoint, PerClass> classes) {
  /** Mean of the classes' F1, each class of the truth weighing the same; empty without any. */
  public OptionalDouble macroF1() {
    return classes.values().stream().mapToDouble(PerClass::f1).average();
  }

  /** Share of turns whose failure point was found. */
  public OptionalDouble accuracy() {
    long hits = classes.values().stream().mapToLong(PerClass::hits).sum();
    return Ratio.of(hits, turns);
  }

  /** Number of turns by (truth, said). */
  static FailurePointScore of(Map<FailurePoint, Map<FailurePoint, Long>> confusion) {
    SortedMap<FailurePoint, PerClass> classes = new TreeMap<>();
    long turns = 0;
    for (FailurePoint of : confusion.keySet()) {
      Map<FailurePoint, Long> row = confusion.get(of);
      long there = row.values().stream().mapToLong(Long::longValue).sum();
      long said = confusion.values().stream().mapToLong(r -> r.getOrDefault(of, 0L)).sum();
      classes.put(of, new PerClass(there, said, row.getOrDefault(of, 0L)));
      turns += there;
    }
    return new FailurePointScore(turns, classes);
  }

  /**
   * One class.
   *
   * @param there turns of the class by the truth, at least 1
   * @param said turns that are said to be of it
   * @param hits turns that are both
   */
  public record PerClass(long there, long said, long hits) {
    /** Harmonic mean of precision and recall; 0 where nothing was hit. */
    public double f1() {
      return Ratio.f1(hits, said - hits, there - hits).orElse(0);
    }
  }
}
