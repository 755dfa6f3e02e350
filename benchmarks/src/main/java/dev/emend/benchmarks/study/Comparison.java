package dev.emend.benchmarks.study;

import dev.emend.jobs.steps.CountOptions;
import dev.emend.jobs.steps.JudgeOptions;
import dev.emend.jobs.steps.MineOptions;
import dev.emend.rephrase.RephraseModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs variants on logs. Variants that hear alike are judged once, those that also count alike are
 * counted once.
 */
final class Comparison {
  private final List<Prepared> logs = new ArrayList<>();
  private final Function<Hearing, RephraseModel> begin;
  private final Consumer<Row> progress;

  private record Prepared(Log log, WindowFollowers followers) {}

  /**
   * A comparison.
   *
   * @param usual how nights are judged; windows and terminations are those of all variants
   * @param begin gives the model that a hearing begins with; asked by several threads at once
   * @param progress is told each row that is done; likewise
   */
  Comparison(
      List<Log> logs,
      JudgeOptions usual,
      Function<Hearing, RephraseModel> begin,
      Consumer<Row> progress) {
    this.begin = begin;
    this.progress = progress;
    for (Log log : logs) {
      this.logs.add(
          new Prepared(
              log, new WindowFollowers(log, NightlyJudge.calendar(usual), usual.terminations())));
    }
  }

  /**
   * A variant and what it came to.
   *
   * @param figures one a log
   */
  record Row(Variant variant, List<Figures> figures) {
    Row {
      figures = List.copyOf(figures);
    }

    /** The name, then the figures of each log. */
    List<String> cells() {
      List<String> cells = new ArrayList<>(List.of(variant.name()));
      figures.forEach(ofLog -> cells.addAll(ofLog.cells()));
      return cells;
    }
  }

  /**
   * The rows in the order of the variants. The number of threads changes nothing but the time.
   *
   * @throws ExecutionException where a variant fails
   */
  List<Row> rows(List<Variant> variants, int threads)
      throws InterruptedException, ExecutionException {
    Map<Hearing, List<Variant>> byHearing = grouped(variants, Variant::hearing);
    List<Callable<Map<Variant, List<Figures>>>> work = new ArrayList<>();
    byHearing.forEach((hearing, alike) -> work.add(() -> figures(hearing, alike)));
    Map<Variant, List<Figures>> figures = new HashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Map<Variant, List<Figures>>> done : pool.invokeAll(work)) {
        figures.putAll(done.get());
      }
    } finally {
      pool.shutdownNow();
    }
    return variants.stream().map(one -> new Row(one, figures.get(one))).toList();
  }

  private static <K> Map<K, List<Variant>> grouped(
      List<Variant> variants, Function<Variant, K> by) {
    return variants.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private Map<Variant, List<Figures>> figures(Hearing hearing, List<Variant> variants) {
    RephraseModel model = begin.apply(hearing);
    Map<Variant, List<Figures>> figures = new LinkedHashMap<>();
    variants.forEach(one -> figures.put(one, new ArrayList<>()));
    for (Prepared one : logs) {
      NightlyJudge judge = new NightlyJudge(one.log, one.followers, hearing, model);
      figures(judge.judged(), variants)
          .forEach((variant, ofLog) -> figures.get(variant).add(ofLog));
    }
    variants.forEach(variant -> progress.accept(new Row(variant, figures.get(variant))));
    return figures;
  }

  private static Map<Variant, Figures> figures(List<JudgedNight> judged, List<Variant> variants) {
    RephraseFigures rephrases = RephraseFigures.of(judged);
    Map<Variant, Figures> figures = new LinkedHashMap<>();
    Map<CountOptions, List<Variant>> byCount = grouped(variants, Variant::count);
    byCount.forEach(
        (count, alike) -> {
          Map<MineOptions, RewriteFigures> rewrites =
              RewriteReplay.of(judged, count, alike.stream().map(Variant::mine).toList());
          alike.forEach(one -> figures.put(one, new Figures(rephrases, rewrites.get(one.mine()))));
        });
    return figures;
  }
}
