package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of what customers said right after a text, on its way to the driver. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum NextColumn implements TableColumn {
  CUSTOMER(stays(Types.STRING, "", "who said both")),
  EARLIER(stays(Types.STRING, "", "key of the first text with its locale and context")),
  LATER(stays(Types.STRING, "", "key of the second")),
  CUSTOMERS(stays(Types.LONG, "", "customers who said the second right after the first")),
  OF_EARLIER(stays(Types.LONG, "", "their sum over all that followed the first")),
  OF_LATER(stays(Types.LONG, "", "their sum over all that the second followed"));

  private final ColumnFacts facts;

  NextColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
