package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of one state over a window of nights.
 *
 * @param state the state
 * @param success turns that ended there in success, in turns
 * @param failure turns that ended there in failure, in turns
 * @param readings how it was read, most frequent first
 */
public record Saying(State state, double success, double failure, List<ReadAs> readings) {
  /** Orders the readings by falling count, then by key. */
  public Saying {
    if (!(success >= 0 && failure >= 0)) {
      throw new IllegalArgumentException(
          "Invalid mass of '%s': success %s, failure %s (must not be negative)"
              .formatted(state.text(), success, failure));
    }
    readings =
        readings.stream()
            .sorted(
                Comparator.comparingLong((ReadAs r) -> -r.turns())
                    .thenComparing(r -> r.reading().key()))
            .toList();
  }

  /** Number of turns. */
  long turns() {
    return readings.stream().mapToLong(ReadAs::turns).sum();
  }

  /** The most frequent reading; {@link Reading#NOTHING} where there is none. */
  Reading mainReading() {
    return readings.isEmpty() ? Reading.NOTHING : readings.get(0).reading();
  }

  /**
   * A reading and how often the text was read so.
   *
   * @param reading the reading
   * @param turns number of turns
   */
  public record ReadAs(Reading reading, long turns) {}
}
