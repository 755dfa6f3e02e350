package dev.emend.jobs.steps;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Which nights train a rephrase model: the first whose window holds enough turns, then each whose
 * window has doubled since, and at the latest the first after a week. A function of the numbers of
 * turns alone.
 *
 * @param minTurns turns that a training needs
 * @param windowNights nights that a training looks back on, itself among them
 */
public record TrainingCalendar(long minTurns, int windowNights) {
  private static final int MOST_DAYS = 7;
  private static final int GROWTH = 2;

  /** The training that a night uses, at that night or before; empty where there is none yet. */
  public Optional<LocalDate> trainingFor(LocalDate night, SortedMap<LocalDate, Long> turns) {
    LocalDate last = null;
    long lastTurns = 0;
    for (LocalDate date : turns.headMap(night.plusDays(1)).keySet()) {
      long inWindow = inWindow(date, turns);
      boolean due =
          last == null
              ? inWindow >= minTurns
              : inWindow >= GROWTH * lastTurns || !date.isBefore(last.plusDays(MOST_DAYS));
      if (due && inWindow >= minTurns) {
        last = date;
        lastTurns = inWindow;
      }
    }
    return Optional.ofNullable(last);
  }

  /** The first night that a training looks back on. */
  public LocalDate first(LocalDate training) {
    return training.minusDays(windowNights - 1L);
  }

  /**
   * Whether a night's model is another one now: because another night trains it, or because nights
   * that its training looks back on have changed.
   *
   * @param before numbers of turns when the night was judged
   * @param now numbers of turns now
   * @param changed nights whose turns are others now
   */
  boolean another(
      LocalDate night,
      SortedMap<LocalDate, Long> before,
      SortedMap<LocalDate, Long> now,
      SortedSet<LocalDate> changed) {
    Optional<LocalDate> training = trainingFor(night, now);
    return !training.equals(trainingFor(night, before))
        || training
            .filter(date -> !changed.subSet(first(date), date.plusDays(1)).isEmpty())
            .isPresent();
  }

  private long inWindow(LocalDate date, SortedMap<LocalDate, Long> turns) {
    return turns.subMap(first(date), date.plusDays(1)).entrySet().stream()
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
