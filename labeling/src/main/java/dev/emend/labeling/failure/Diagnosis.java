package dev.emend.labeling.failure;

import dev.emend.interaction.FailurePoint;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which component failed.
 *
 * @param point the most probable failure point; of equal ones the earlier component
 * @param probability its chance
 * @param probabilities of every failure point; they sum to 1
 * @param signs what was seen, 0 to 1; signs that were not seen are absent
 */
public record Diagnosis(
    FailurePoint point,
    double probability,
    Map<FailurePoint, Double> probabilities,
    Map<Sign, Double> signs) {
  /** Takes the maps as given, in the order of their keys. */
  public Diagnosis {
    probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
    Map<Sign, Double> seen = new EnumMap<>(Sign.class);
    seen.putAll(signs);
    signs = Collections.unmodifiableMap(seen);
  }
}
