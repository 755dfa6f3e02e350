package dev.emend.jobs.steps;

import dev.emend.jobs.rows.CheckResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Counts of a step, kept for the night's row. */
  static List<CheckResult> results(LocalDate night, String step, Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> CheckResult.count(night, step, e.getKey(), e.getValue()))
        .toList();
  }
}
