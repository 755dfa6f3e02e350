package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code said_next} summed over nights, on their way to the driver. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum FollowersColumn implements TableColumn {
  LOCALE(stays(Types.STRING, "", "as in said_next")),
  CONTEXT(stays(Types.STRING, "", "as in said_next")),
  TEXT(stays(Types.STRING, "", "as in said_next")),
  KIND(stays(Types.STRING, "", "SAID or NEXT")),
  NEXT_CONTEXT(stays(Types.STRING, "", "as in said_next")),
  NEXT_TEXT(stays(Types.STRING, "", "as in said_next")),
  CUSTOMERS(stays(Types.LONG, "customers", "customers who did, each once a night")),
  WENT_ON(stays(Types.LONG, "customers", "those who said the text and anything after it")),
  OF_EARLIER(stays(Types.LONG, "customers", "NEXT: their sum over all that followed the text")),
  OF_LATER(stays(Types.LONG, "customers", "NEXT: their sum over all that the next one followed"));

  private final ColumnFacts facts;

  FollowersColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
