package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code checks}: one check, metric or count of the last attempt at a night. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum CheckColumn implements TableColumn {
  NIGHT(
      stays(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  STEP(stays(Types.STRING, "", "the step that checked or counted")),
  NAME(stays(Types.STRING, "", "the check, metric or count")),
  SUBJECT(stays(Types.STRING, "", "the column or table it looks at, or null")),
  VALUE(stays(Types.DOUBLE, "", "what was found; null where it could not be measured")),
  STATUS(stays(Types.STRING, "", "PASSED, WARNED, FAILED, MEASURED or COUNTED")),
  SENTENCE(stays(Types.STRING, "", "what was found and what was wanted, in words"));

  private final ColumnFacts facts;

  CheckColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
