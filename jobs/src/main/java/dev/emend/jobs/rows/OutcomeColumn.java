package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of what later nights showed labels to be, on its way to the driver. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum OutcomeColumn implements TableColumn {
  CLAIM(stays(Types.STRING, "", "CONFIRMED or CORRECTED")),
  BIN(stays(Types.LONG, "", "number of the bin of scores")),
  RIGHT(stays(Types.LONG, "2^-32 turns", "mass that showed such labels right")),
  WRONG(stays(Types.LONG, "2^-32 turns", "mass that showed them wrong"));

  private final ColumnFacts facts;

  OutcomeColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
