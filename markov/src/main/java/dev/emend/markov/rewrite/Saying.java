package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one state over a window of nights.
 *
 * @param state the state
 * @param success turns that ended there in success, in turns
 * @param failure turns that ended there in failure, in turns
 * @param readings how it was read, most frequent first; readings that mean the same are one
 */
public record Saying(State state, double success, double failure, List<ReadAs> readings) {
  /** Puts readings that mean the same together and orders them by falling count, then by key. */
  public Saying {
    if (!(success >= 0 && failure >= 0)) {
      throw new IllegalArgumentException(
          "Invalid mass of '%s': success %s, failure %s (must not be negative)"
              .formatted(state.text(), success, failure));
    }
    readings = pooled(readings);
  }

  /** The most frequent reading; {@link Reading#NOTHING} where there is none. */
  public Reading mainReading() {
    return readings.isEmpty() ? Reading.NOTHING : readings.get(0).reading();
  }

  /** How often it was said. */
  public long turns() {
    return readings.stream().mapToLong(ReadAs::turns).sum();
  }

  /** The most frequent way to write a reading stands for it. */
  static List<ReadAs> pooled(List<ReadAs> readings) {
    List<ReadAs> sorted = new ArrayList<>(readings);
    sorted.sort(
        Comparator.comparingLong((ReadAs r) -> -r.turns())
            .thenComparing(r -> r.reading().toString()));
    Map<String, ReadAs> byMeaning = new LinkedHashMap<>();
    for (ReadAs one : sorted) {
      byMeaning.merge(
          one.reading().key(), one, (a, b) -> new ReadAs(a.reading(), a.turns() + b.turns()));
    }
    return byMeaning.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, ReadAs> e) -> -e.getValue().turns())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * A reading and how often the text was read so.
   *
   * @param reading the reading
   * @param turns number of turns
   */
  public record ReadAs(Reading reading, long turns) {}
}
