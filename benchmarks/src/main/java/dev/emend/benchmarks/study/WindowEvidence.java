package dev.emend.benchmarks.study;

import dev.emend.interaction.Reading;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.markov.rewrite.Contribution.Kind;
import dev.emend.markov.rewrite.Evidence;
import dev.emend.markov.rewrite.SaidAgain;
import dev.emend.markov.rewrite.Saying;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sum of a window of nights: what mining is given. */
final class WindowEvidence {
  private final Map<String, OfLocale> locales = new TreeMap<>();
  private final Map<String, Long> customers = new HashMap<>();

  private WindowEvidence() {}

  /** The evidence of each locale in some nights, which are in order of date. */
  static SortedMap<String, Evidence> of(List<NightTransitions> nights) {
    WindowEvidence window = new WindowEvidence();
    nights.forEach(window::add);
    SortedMap<String, Evidence> evidence = new TreeMap<>();
    window.locales.forEach((locale, all) -> evidence.put(locale, all.evidence(locale)));
    return evidence;
  }

  private void add(NightTransitions night) {
    night
        .readings()
        .forEach((said, turns) -> of(said.locale()).read(said.state(), said.reading(), turns));
    night
        .steps()
        .forEach(
            (step, sum) -> {
              OfLocale locale = of(step.locale());
              if (step.kind() == Kind.SAID_AGAIN) {
                Set<Long> numbers = new HashSet<>();
                sum.customers().forEach(one -> numbers.add(number(one)));
                locale.again(new Pair(step.from(), step.to()), sum, numbers, night.date());
              } else {
                locale.end(step.from(), step.kind() == Kind.SUCCESS, sum.units());
              }
            });
  }

  /** Stands for the hash of a customer. */
  private long number(String customer) {
    return customers.computeIfAbsent(customer, one -> (long) customers.size());
  }

  private OfLocale of(String locale) {
    return locales.computeIfAbsent(locale, one -> new OfLocale());
  }

  private record Pair(State from, State to) {}

  /** Units of mass that ended well or badly. */
  private static final class Endings {
    private long success;
    private long failure;
  }

  private static final class Again {
    private final LocalDate first;
    private LocalDate last;
    private long units;
    private long sessions;
    private final Set<Long> customers = new HashSet<>();

    Again(LocalDate first) {
      this.first = first;
    }
  }

  private static final class OfLocale {
    private final Map<State, Endings> endings = new HashMap<>();
    private final Map<State, Map<Reading, Long>> readings = new HashMap<>();
    private final Map<Pair, Again> again = new HashMap<>();

    void read(State state, Reading reading, long turns) {
      readings.computeIfAbsent(state, one -> new HashMap<>(2)).merge(reading, turns, Long::sum);
    }

    void end(State state, boolean success, long units) {
      Endings ends = endings.computeIfAbsent(state, one -> new Endings());
      ends.success += success ? units : 0;
      ends.failure += success ? 0 : units;
    }

    void again(Pair pair, NightTransitions.Sum sum, Set<Long> numbers, LocalDate night) {
      Again one = again.computeIfAbsent(pair, any -> new Again(night));
      one.last = night;
      one.units += sum.units();
      one.sessions += sum.sessions();
      one.customers.addAll(numbers);
    }

    Evidence evidence(String locale) {
      List<Saying> sayings = new ArrayList<>();
      readings.forEach((state, read) -> sayings.add(saying(state, read)));
      List<SaidAgain> steps = new ArrayList<>();
      again.forEach((pair, one) -> steps.add(step(pair, one)));
      return new Evidence(locale, sayings, steps);
    }

    /** Readings that mean the same may be written differently; no order of a map decides. */
    private Saying saying(State state, Map<Reading, Long> read) {
      Endings ends = endings.getOrDefault(state, new Endings());
      List<Saying.ReadAs> readAs =
          read.entrySet().stream()
              .map(one -> new Saying.ReadAs(one.getKey(), one.getValue()))
              .sorted(Comparator.comparing(one -> one.reading().toString()))
              .toList();
      return new Saying(state, turns(ends.success), turns(ends.failure), readAs);
    }

    private static SaidAgain step(Pair pair, Again one) {
      return new SaidAgain(
          pair.from,
          pair.to,
          turns(one.units),
          one.customers.stream().mapToLong(Long::longValue).toArray(),
          one.sessions,
          one.first,
          one.last);
    }

    private static double turns(long units) {
      return (double) units / TransitionCodec.TURN;
    }
  }
}
