package dev.emend.benchmarks.study;

import dev.emend.interaction.Rewrite;
import dev.emend.jobs.steps.MineOptions;
import dev.emend.markov.rewrite.Evidence;
import dev.emend.markov.rewrite.MiningOptions;
import dev.emend.markov.rewrite.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What mining is given of one locale.
 *
 * @param evidence of the whole window
 * @param replays its last nights, each beside those before it
 */
record LocaleWindow(Evidence evidence, List<Replay> replays) {
  LocaleWindow {
    replays = List.copyOf(replays);
  }

  /**
   * The locales of a window.
   *
   * @param nights in order of date
   * @param replayed how many of them are replayed at most; the first never is
   */
  static List<LocaleWindow> of(List<NightTransitions> nights, int replayed) {
    Map<String, List<Replay>> replays = new TreeMap<>();
    for (int i = Math.max(1, nights.size() - replayed); i < nights.size(); i++) {
      SortedMap<String, Evidence> before = WindowEvidence.of(nights.subList(0, i));
      WindowEvidence.of(nights.subList(i, i + 1))
          .forEach(
              (locale, night) -> {
                if (before.containsKey(locale)) {
                  replays
                      .computeIfAbsent(locale, one -> new ArrayList<>())
                      .add(new Replay(before.get(locale), night));
                }
              });
    }
    List<LocaleWindow> windows = new ArrayList<>();
    WindowEvidence.of(nights)
        .forEach(
            (locale, all) ->
                windows.add(new LocaleWindow(all, replays.getOrDefault(locale, List.of()))));
    return windows;
  }

  /** Tunes and mines, as nights do. */
  List<Rewrite> rewrites(MineOptions options) {
    MiningOptions chosen = options.tuner().tune(replays).chosen();
    return options.miner(chosen).mine(evidence);
  }
}
