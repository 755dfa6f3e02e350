package dev.emend.pipelines.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Estimates how long the nights ahead will take: each step as long as it took last time, one that
 * has not run yet as long as the mean of those that have.
 */
final class TimeLeft {
  /** The first step of a process pays for its start; an estimate needs others beside it. */
  private static final int ENOUGH = 3;

  private final Map<String, Duration> lastTook = new HashMap<>();
  private int stepsPerNight;
  private int stepsAhead;

  void planned(int nights, int steps) {
    stepsPerNight = steps;
    stepsAhead = nights * steps;
  }

  void stepEnded(String step, Duration took) {
    lastTook.put(step, took);
    stepsAhead--;
  }

  /** How much longer a step takes that has run for a while, if it takes as long as last time. */
  Optional<Duration> within(String step, Duration elapsed) {
    return Optional.ofNullable(lastTook.get(step))
        .map(last -> last.minus(elapsed))
        .filter(left -> !left.isNegative());
  }

  /** The estimate; none before enough steps have ended. */
  Optional<Duration> estimate() {
    if (lastTook.isEmpty() || lastTook.size() < Math.min(ENOUGH, stepsPerNight)) {
      return Optional.empty();
    }
    Duration known = lastTook.values().stream().reduce(Duration.ZERO, Duration::plus);
    Duration mean = known.dividedBy(lastTook.size());
    Duration night = known.plus(mean.multipliedBy(stepsPerNight - lastTook.size()));
    int whole = stepsAhead / stepsPerNight;
    int rest = stepsAhead % stepsPerNight;
    return Optional.of(
        night.multipliedBy(whole).plus(night.multipliedBy(rest).dividedBy(stepsPerNight)));
  }
}
