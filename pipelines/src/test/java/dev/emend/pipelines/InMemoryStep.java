package dev.emend.pipelines;

import dev.emend.jobs.steps.NightRun;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.jobs.tables.Table;
import java.util.Set;

/**
 * A step that is known by what it reads and writes alone; {@link InMemoryNights} says how it ends.
 */
record InMemoryStep(String name, Set<Table> reads, Set<Table> writes) implements Step {
  @Override
  public StepOutcome run(NightRun run) {
    throw new UnsupportedOperationException("The night in memory answers for the step");
  }
}
