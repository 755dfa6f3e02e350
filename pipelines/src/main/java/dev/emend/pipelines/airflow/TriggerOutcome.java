package dev.emend.pipelines.airflow;

/** What came of asking for a run. */
public sealed interface TriggerOutcome {
  /** The run that there is now. */
  AirflowRun run();

  /** A new run. */
  record Triggered(AirflowRun run) implements TriggerOutcome {}

  /** The date had a run already, which was left alone. */
  record Existed(AirflowRun run) implements TriggerOutcome {}
}
