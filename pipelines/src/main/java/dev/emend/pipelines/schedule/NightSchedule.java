package dev.emend.pipelines.schedule;

import dev.emend.jobs.steps.Step;
import dev.emend.pipelines.NightlyPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The tasks of a night.
 *
 * @param tasks in the order in which every table is written before it is read
 * @param retries of a task that broke or was killed
 * @param patience of a task whose input is not there yet
 */
public record NightSchedule(List<ScheduledTask> tasks, Retries retries, Patience patience) {
  /** Keeps its own list. */
  public NightSchedule {
    tasks = List.copyOf(tasks);
  }

  /**
   * The schedule of a pipeline. Each task waits for the one before it in the pipeline's order,
   * which follows from what steps read and write: one process writes a warehouse at a time, so that
   * tasks that share no table could not run side by side either.
   *
   * @param meanings what each step does, by its name
   */
  public static NightSchedule of(NightlyPipeline pipeline, UnaryOperator<String> meanings) {
    List<ScheduledTask> tasks = new ArrayList<>();
    List<String> before = List.of();
    for (Step step : pipeline.steps()) {
      tasks.add(ScheduledTask.of(step, meanings.apply(step.name()), before));
      before = List.of(step.name());
    }
    return new NightSchedule(tasks, Retries.STANDARD, Patience.STANDARD);
  }
}
