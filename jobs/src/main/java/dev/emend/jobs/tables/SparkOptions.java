package dev.emend.jobs.tables;

import java.util.Map;
import java.util.TreeMap;

/**
 * How Spark runs where no session is there yet (a session that is there is used as it is).
 *
 * @param cores cores of the local mode, 0 for all of the machine
 * @param shufflePartitions partitions behind a join, group or window, at least 1; what Spark was
 *     submitted with wins
 * @param settings further settings of Spark by key; they win over everything else
 */
public record SparkOptions(int cores, int shufflePartitions, Map<String, String> settings) {
  /** All cores, four shuffle partitions. */
  public static final SparkOptions DEFAULT = new SparkOptions(0, 4, Map.of());

  /** Refuses counts that make no sense. */
  public SparkOptions {
    if (cores < 0) {
      throw new IllegalArgumentException("Invalid cores: " + cores + " (must not be negative)");
    }
    if (shufflePartitions < 1) {
      throw new IllegalArgumentException(
          "Invalid shuffle partitions: " + shufflePartitions + " (must be at least 1)");
    }
    settings = Map.copyOf(new TreeMap<>(settings));
  }
}
