package dev.emend.jobs.steps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Observation;

/** What was counted on the way of a write, without a job of its own. */
final class Observed {
  private Observed() {}

  /** The observed values; waits for the write. */
  static Map<String, Object> values(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while counting", e);
    }
  }

  /** The observed numbers, by name. */
  static Map<String, Long> numbers(Observation observation) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    new TreeMap<>(values(observation))
        .forEach((name, value) -> numbers.put(name, ((Number) value).longValue()));
    return numbers;
  }
}
