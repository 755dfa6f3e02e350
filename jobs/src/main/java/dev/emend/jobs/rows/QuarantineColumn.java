package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.leaves;

/** Columns of {@code quarantine}: a record that broke the contract. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum QuarantineColumn implements TableColumn {
  NIGHT(
      leaves(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  FILE(leaves(Types.STRING, "", "the file, relative to the logs folder")),
  POSITION(leaves(Types.LONG, "position_unit", "where in the file the record stands")),
  POSITION_UNIT(
      leaves(
          Types.STRING,
          "",
          "LINE (from 1), BYTE (offset, in files read in several parts) or ROW (of a Parquet file, from 1)")),
  REASON(leaves(Types.STRING, "", "which part of the contract it breaks, with the value")),
  RAW(leaves(Types.STRING, "", "the record as it came, cut at the configured length"));

  private final ColumnFacts facts;

  QuarantineColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
