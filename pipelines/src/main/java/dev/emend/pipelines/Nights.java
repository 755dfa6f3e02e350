package dev.emend.pipelines;

import dev.emend.jobs.steps.Step;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.pipelines.report.Findings;
import dev.emend.pipelines.report.RunReport;
import java.time.LocalDate;
import java.util.Optional;

/** What the runner needs of the warehouse and of the logs. */
public interface Nights {
  /** Where what is learnt is kept, for sentences about a disk that cannot be written. */
  default String place() {
    return "";
  }

  /** Why there is nothing to read of a date; empty where there is. */
  Optional<String> missingLogs(LocalDate night);

  /** Begins a night. */
  OpenNight open(LocalDate night);

  /**
   * Keeps a report, in place of an earlier one of the same night.
   *
   * @return where it is now
   */
  String keep(RunReport report);

  /** A night that is being worked on; closing it lets go of what it held. */
  interface OpenNight extends AutoCloseable {
    /** Runs one step. */
    StepOutcome run(Step step);

    /** Drops everything that is not yet accepted. */
    void abandon();

    /** What is worth telling about the night so far. */
    Findings findings();

    @Override
    void close();
  }
}
