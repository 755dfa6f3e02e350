package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns that exist only while it is found out to which night a turn belongs. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum DeliveryColumn implements TableColumn {
  COPY(stays(Types.INT, "", "1 for the first record of a turn in this night, 2 for the next, …")),
  EARLIEST(stays(Types.DATE, "", "the earliest other night that delivered the turn, or null")),
  OWNER(stays(Types.DATE, "", "the night the turn belongs to by all deliveries there are"));

  private final ColumnFacts facts;

  DeliveryColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
