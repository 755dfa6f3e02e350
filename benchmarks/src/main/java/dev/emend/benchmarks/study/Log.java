package dev.emend.benchmarks.study;

import java.time.LocalDate;
import java.util.List;

/**
 * A log with its truth, held in memory.
 *
 * @param name of its folder
 * @param nights in order of date
 */
record Log(String name, List<LogNight> nights) {
  Log {
    nights = List.copyOf(nights);
    if (nights.isEmpty()) {
      throw new IllegalArgumentException("Invalid log " + name + ": 0 nights (must have some)");
    }
  }

  /** The nights of a window, both ends among them. */
  List<LogNight> between(LocalDate first, LocalDate last) {
    return nights.stream()
        .filter(night -> !night.date().isBefore(first) && !night.date().isAfter(last))
        .toList();
  }
}
