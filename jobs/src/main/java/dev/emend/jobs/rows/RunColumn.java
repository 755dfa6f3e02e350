package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code runs}: the report of the last run of a night, accepted or not. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum RunColumn implements TableColumn {
  NIGHT(stays(Types.DATE, "UTC", "the night that was run")),
  VERDICT(stays(Types.STRING, "", "how it ended: done, or what stopped it")),
  EXIT_CODE(stays(Types.LONG, "", "0 done; else as the command line ends")),
  SENTENCE(stays(Types.STRING, "", "why it did not end well, in words")),
  STARTED(stays(Types.TIMESTAMP, "UTC", "when it began")),
  SECONDS(stays(Types.DOUBLE, "s", "how long it took")),
  STEPS(
      stays(
          Types.STEP_RUNS,
          "",
          "its steps in order: name, exit_code, seconds, and what it counted"));

  private final ColumnFacts facts;

  RunColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
