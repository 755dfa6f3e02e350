package dev.emend.pipelines;

import dev.emend.jobs.steps.Step;
import dev.emend.jobs.tables.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps of a night in an order in which every table is written before it is read.
 *
 * <p>A step comes after every other step that writes what it reads. Where that leaves a choice, the
 * order in which the steps were declared decides, so that the order is the same on every run.
 */
public final class NightlyPipeline {
  private final List<Step> steps;
  private final boolean whole;

  private NightlyPipeline(List<Step> steps, boolean whole) {
    this.steps = List.copyOf(steps);
    this.whole = whole;
  }

  /**
   * Puts steps in order.
   *
   * @throws IllegalArgumentException where two steps share a name, a table is read that no step
   *     writes, or steps wait for each other
   */
  public static NightlyPipeline of(List<Step> declared) {
    refuseSharedNames(declared);
    refuseMissingWriters(declared);
    List<Step> waiting = new ArrayList<>(declared);
    List<Step> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Step next = firstReady(waiting);
      waiting.remove(next);
      ordered.add(next);
    }
    return new NightlyPipeline(ordered, true);
  }

  /** The steps in the order in which they run. */
  public List<Step> steps() {
    return steps;
  }

  /** Whether these are all steps of a night, not one of them alone. */
  public boolean whole() {
    return whole;
  }

  /**
   * The pipeline of one step alone.
   *
   * @throws IllegalArgumentException where there is no such step
   */
  public NightlyPipeline only(String name) {
    return steps.stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .map(step -> new NightlyPipeline(List.of(step), false))
        .orElseThrow(
            () ->
                new IllegalArgumentException("No step " + name + " (steps: " + names(steps) + ")"));
  }

  private static Step firstReady(List<Step> waiting) {
    return waiting.stream()
        .filter(step -> waiting.stream().noneMatch(other -> waitsFor(step, other)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Steps wait for each other: " + cycle(waiting)));
  }

  private static boolean waitsFor(Step step, Step other) {
    return step != other && step.reads().stream().anyMatch(other.writes()::contains);
  }

  /** Walks backwards from a waiting step until one comes again. */
  private static String cycle(List<Step> waiting) {
    List<Step> path = new ArrayList<>();
    Step step = waiting.get(0);
    while (!path.contains(step)) {
      path.add(step);
      Step last = step;
      step = waiting.stream().filter(other -> waitsFor(last, other)).findFirst().orElseThrow();
    }
    List<Step> cycle = new ArrayList<>(path.subList(path.indexOf(step), path.size()));
    cycle.add(step);
    return cycle.stream().map(Step::name).collect(Collectors.joining(" waits for "));
  }

  private static void refuseSharedNames(List<Step> steps) {
    List<String> seen = new ArrayList<>();
    for (Step step : steps) {
      if (seen.contains(step.name())) {
        throw new IllegalArgumentException("Two steps are named " + step.name());
      }
      seen.add(step.name());
    }
  }

  private static void refuseMissingWriters(List<Step> steps) {
    Set<Table> written = EnumSet.noneOf(Table.class);
    steps.forEach(step -> written.addAll(step.writes()));
    for (Step step : steps) {
      for (Table table : step.reads()) {
        if (!written.contains(table)) {
          throw new IllegalArgumentException(
              "Step " + step.name() + " reads " + table.tableName() + ", which no step writes");
        }
      }
    }
  }

  private static String names(List<Step> steps) {
    return steps.stream().map(Step::name).collect(Collectors.joining(", "));
  }
}
