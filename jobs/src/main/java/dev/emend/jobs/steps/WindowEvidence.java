package dev.emend.jobs.steps;

import dev.emend.interaction.Reading;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.Evidence;
import dev.emend.markov.rewrite.Replay;
import dev.emend.markov.rewrite.SaidAgain;
import dev.emend.markov.rewrite.Saying;
import dev.emend.markov.rewrite.State;
import dev.emend.markov.rewrite.Tuning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The evidence of a window of nights, by locale: the nights that are replayed one by one, those
 * before them together.
 */
final class WindowEvidence {
  private final Map<String, NavigableMap<LocalDate, Collected>> locales = new TreeMap<>();

  private WindowEvidence() {}

  /**
   * Collects a window in one job.
   *
   * @param transitions of the window
   * @param nights the nights of the window that there are
   * @param replayed how many of them are replayed at most; the first never is
   */
  static WindowEvidence of(Dataset<Row> transitions, SortedSet<LocalDate> nights, int replayed) {
    List<LocalDate> all = List.copyOf(nights);
    int from = Math.max(1, all.size() - replayed);
    Dataset<Row> sums =
        from < all.size()
            ? WindowSums.sums(transitions, all.get(from))
            : WindowSums.sums(transitions);
    SummedCodec codec = new SummedCodec(sums.schema());
    WindowEvidence window = new WindowEvidence();
    for (Row row : sums.collectAsList()) {
      LocalDate night = codec.night(row);
      window
          .locales
          .computeIfAbsent(codec.locale(row), l -> new TreeMap<>())
          .computeIfAbsent(night == null ? LocalDate.MIN : night, n -> new Collected())
          .add(codec, row);
    }
    return window;
  }

  /** The locales, in order. */
  Set<String> locales() {
    return locales.keySet();
  }

  /** All that the window says about a locale. */
  Evidence of(String locale) {
    return evidence(locale, parts(locale).values());
  }

  /** The locale's thresholds. */
  Tuning tuning(String locale, MineOptions options) {
    return options.tuner().tune(replays(locale));
  }

  private List<Replay> replays(String locale) {
    NavigableMap<LocalDate, Collected> parts = parts(locale);
    List<Replay> replays = new ArrayList<>();
    for (LocalDate night : parts.tailMap(LocalDate.MIN, false).keySet()) {
      Collection<Collected> before = parts.headMap(night, false).values();
      if (!before.isEmpty()) {
        replays.add(
            new Replay(evidence(locale, before), evidence(locale, List.of(parts.get(night)))));
      }
    }
    return replays;
  }

  private NavigableMap<LocalDate, Collected> parts(String locale) {
    return locales.getOrDefault(locale, new TreeMap<>());
  }

  private static Evidence evidence(String locale, Collection<Collected> parts) {
    Collected all = new Collected();
    parts.forEach(all::add);
    return all.evidence(locale);
  }

  /** What was collected of one locale. */
  private static final class Collected {
    private final Map<State, double[]> endings = new HashMap<>();
    private final Map<State, Map<Reading, Long>> readings = new HashMap<>();
    private final Map<State, Map<State, SaidAgain>> steps = new HashMap<>();

    void add(SummedCodec codec, Row row) {
      String kind = codec.kind(row);
      if (kind.equals(TransitionCodec.READ)) {
        readings
            .computeIfAbsent(codec.from(row), s -> new HashMap<>())
            .merge(codec.reading(row), Math.round(codec.mass(row)), Long::sum);
      } else if (kind.equals(Contribution.Kind.SAID_AGAIN.name())) {
        add(
            new SaidAgain(
                codec.from(row),
                codec.to(row),
                codec.mass(row),
                codec.customers(row),
                codec.sessions(row),
                codec.first(row),
                codec.last(row)));
      } else {
        int end = kind.equals(Contribution.Kind.SUCCESS.name()) ? 0 : 1;
        endings.computeIfAbsent(codec.from(row), s -> new double[2])[end] += codec.mass(row);
      }
    }

    private void add(SaidAgain step) {
      steps
          .computeIfAbsent(step.from(), s -> new HashMap<>())
          .merge(step.to(), step, Collected::sum);
    }

    /** Masses are whole units of 2⁻³² turns: their sums do not depend on the order. */
    private static SaidAgain sum(SaidAgain a, SaidAgain b) {
      return new SaidAgain(
          a.from(),
          a.to(),
          a.mass() + b.mass(),
          LongStream.concat(LongStream.of(a.customers()), LongStream.of(b.customers())).toArray(),
          a.sessions() + b.sessions(),
          a.first().isBefore(b.first()) ? a.first() : b.first(),
          a.last().isAfter(b.last()) ? a.last() : b.last());
    }

    void add(Collected other) {
      other.readings.forEach(
          (state, read) -> {
            Map<Reading, Long> mine = readings.computeIfAbsent(state, s -> new HashMap<>());
            read.forEach((reading, turns) -> mine.merge(reading, turns, Long::sum));
          });
      other.endings.forEach(
          (state, ends) -> {
            double[] mine = endings.computeIfAbsent(state, s -> new double[2]);
            mine[0] += ends[0];
            mine[1] += ends[1];
          });
      other.steps.values().forEach(to -> to.values().forEach(this::add));
    }

    Evidence evidence(String locale) {
      List<Saying> sayings = new ArrayList<>();
      readings.forEach(
          (state, read) -> {
            double[] ends = endings.getOrDefault(state, new double[2]);
            sayings.add(new Saying(state, ends[0], ends[1], ordered(read)));
          });
      List<SaidAgain> all = new ArrayList<>();
      steps.values().forEach(to -> all.addAll(to.values()));
      return new Evidence(locale, sayings, all);
    }

    /** Readings that mean the same may be written differently; no row order decides. */
    private static List<Saying.ReadAs> ordered(Map<Reading, Long> read) {
      return read.entrySet().stream()
          .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
          .map(entry -> new Saying.ReadAs(entry.getKey(), entry.getValue()))
          .toList();
    }
  }

  /** The nights of a window. */
  static SortedSet<LocalDate> inWindow(SortedSet<LocalDate> nights, int windowNights) {
    return nights.isEmpty()
        ? nights
        : new TreeSet<>(nights.tailSet(nights.last().minusDays(windowNights - 1L)));
  }
}
