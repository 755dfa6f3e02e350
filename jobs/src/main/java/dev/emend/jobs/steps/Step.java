package dev.emend.jobs.steps;

import dev.emend.jobs.tables.Table;
import java.util.Set;

/** One step of the night. The order of steps follows from what they read and write. */
public interface Step {
  /** The step's name on the command line, {@code ingest}. */
  String name();

  /** The tables it reads on the night's audit branch. */
  Set<Table> reads();

  /** The tables it writes on the night's audit branch. */
  Set<Table> writes();

  /**
   * Does the step for one night.
   *
   * @throws RuntimeException where something broke that is no expected refusal
   */
  StepOutcome run(NightRun run);
}
