package dev.emend.benchmarks.study;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.evaluate.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A night of a log with its truth.
 *
 * @param date the night
 * @param turns that no earlier night delivered, in the order of the log
 * @param sessions the same turns
 * @param truth by turn; may lack some
 */
record LogNight(
    LocalDate date, List<Turn> turns, List<Session> sessions, Map<String, Truth> truth) {
  LogNight {
    turns = List.copyOf(turns);
    sessions = List.copyOf(sessions);
    truth = Map.copyOf(truth);
  }
}
