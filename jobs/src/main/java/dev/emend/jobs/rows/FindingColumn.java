package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Columns that looking for what to show adds on the way into a report. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum FindingColumn implements TableColumn {
  KIND(stays(Types.STRING, "", "the reason without its numbers")),
  OF_KIND(stays(DataTypes.LongType, "rewrites", "how many were rejected for this kind of reason")),
  RANK(stays(DataTypes.IntegerType, "", "place among those of its kind, from 1")),
  SPOKEN(stays(Types.STRING, "", "a text or a context")),
  SPEAKERS(stays(DataTypes.LongType, "customers", "distinct customers"));

  private static final String UP_TO_THE_NUMBERS = "^[^:,]*";

  private final ColumnFacts facts;

  FindingColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  /** The kind of a reason. */
  public static Column kind() {
    return functions.regexp_extract(RewriteColumn.REASON.col(), UP_TO_THE_NUMBERS, 0);
  }

  /** The kind of a row. */
  public static String kind(Row row) {
    return row.getString(row.fieldIndex(KIND.columnName()));
  }

  /** How many are of the kind of a row. */
  public static long ofKind(Row row) {
    return row.getLong(row.fieldIndex(OF_KIND.columnName()));
  }

  /** The text or context of a row. */
  public static String spoken(Row row) {
    return row.getString(row.fieldIndex(SPOKEN.columnName()));
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
