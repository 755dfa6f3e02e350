package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code nights}: one acceptance of one night. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum NightColumn implements TableColumn {
  SEQUENCE(
      stays(
          Types.LONG,
          "",
          "1 for the first acceptance, each later one is one higher; the newest row is the state of the warehouse")),
  NIGHT(stays(Types.DATE, "UTC", "the night that was accepted; run again it has a further row")),
  LOGS(stays(Types.STRING, "", "the logs folder it was read from")),
  COUNTS(stays(Types.LONGS_BY_NAME, "", "what the steps counted, by step.name")),
  CHANGED(stays(Types.DATES, "UTC", "later nights that were judged and counted again with it")),
  SNAPSHOTS(
      stays(
          Types.LONGS_BY_NAME,
          "",
          "the snapshot of each table that belongs to the state after it")),
  METRICS(stays(Types.STRING, "JSON", "metrics of its turns, the baseline of later nights")),
  NOTES(stays(Types.STRINGS, "", "warnings and remarks of its steps"));

  private final ColumnFacts facts;

  NightColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
