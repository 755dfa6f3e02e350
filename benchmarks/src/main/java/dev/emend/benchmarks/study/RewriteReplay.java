package dev.emend.benchmarks.study;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Turn;
import dev.emend.jobs.evaluate.LoggedReadings;
import dev.emend.jobs.evaluate.RewriteScore;
import dev.emend.jobs.evaluate.RewriteScorer;
import dev.emend.jobs.steps.CountOptions;
import dev.emend.jobs.steps.MineOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mines after each night what the nights of the window teach, and scores it on the next. Only
 * global rewrites are mined: no others are scored.
 */
final class RewriteReplay {
  private final Map<MineOptions, RewriteFigures> figures = new LinkedHashMap<>();
  private final List<NightTransitions> counted = new ArrayList<>();
  private final LoggedReadings readings = new LoggedReadings();

  private RewriteReplay(Collection<MineOptions> all) {
    all.forEach(options -> figures.put(options, RewriteFigures.NONE));
  }

  /** The figures of each way to mine. */
  static Map<MineOptions, RewriteFigures> of(
      List<JudgedNight> nights, CountOptions count, Collection<MineOptions> all) {
    RewriteReplay replay = new RewriteReplay(all);
    for (JudgedNight night : nights) {
      if (!replay.counted.isEmpty()) {
        replay.score(night.night());
      }
      replay.counted.add(NightTransitions.of(night, count));
      night.night().turns().forEach(replay.readings::add);
    }
    return replay.figures;
  }

  private record Window(int nights, int replayed) {}

  private void score(LogNight night) {
    Map<Window, List<LocaleWindow>> windows = new HashMap<>();
    figures.replaceAll(
        (options, soFar) -> {
          Window window = new Window(options.windowNights(), options.tune().nights());
          List<LocaleWindow> locales = windows.computeIfAbsent(window, this::locales);
          List<Rewrite> rewrites =
              locales.stream().flatMap(locale -> locale.rewrites(options).stream()).toList();
          return soFar.then(score(night, rewrites));
        });
  }

  /** The window that ends with the last night so far. */
  private List<LocaleWindow> locales(Window window) {
    LocalDate last = counted.get(counted.size() - 1).date();
    LocalDate first = last.minusDays(window.nights - 1L);
    return LocaleWindow.of(
        counted.stream().filter(night -> !night.date().isBefore(first)).toList(), window.replayed);
  }

  private RewriteScore score(LogNight night, List<Rewrite> rewrites) {
    RewriteScorer scorer = new RewriteScorer(rewrites, readings);
    for (Turn turn : night.turns()) {
      scorer.add(turn, night.truth().get(turn.turnId()));
    }
    return scorer.score();
  }
}
