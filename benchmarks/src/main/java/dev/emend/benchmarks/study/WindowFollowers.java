package dev.emend.benchmarks.study;

import dev.emend.interaction.Terminations;
import dev.emend.jobs.steps.TrainingCalendar;
import dev.emend.rephrase.Followers;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What was said next in the window that ends with each night of a log; the same for all models. */
final class WindowFollowers {
  private final Map<LocalDate, Followers> byNight = new TreeMap<>();

  /** Counts the nights of a log and sums their windows. */
  WindowFollowers(Log log, TrainingCalendar calendar, Terminations terminations) {
    Map<LocalDate, NextCounts> counts = new TreeMap<>();
    log.nights().forEach(night -> counts.put(night.date(), NextCounts.of(night, terminations)));
    for (LocalDate night : counts.keySet()) {
      NextCounts window = new NextCounts();
      log.between(calendar.first(night), night).forEach(one -> window.add(counts.get(one.date())));
      byNight.put(night, window.followers());
    }
  }

  /** Those of the window that ends with a night. */
  Followers of(LocalDate night) {
    return byNight.get(night);
  }
}
