package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

import org.apache.spark.sql.types.DataTypes;

/** Columns that summing {@code transitions} over a window of nights adds. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum SummedColumn implements TableColumn {
  CUSTOMERS(stays(Types.arrayOf(DataTypes.LongType), "", "hashes of the distinct customers")),
  FIRST(stays(Types.DATE, "", "first night")),
  LAST(stays(Types.DATE, "", "last night")),
  MOST(stays(DataTypes.LongType, "", "sessions of what a customer most often said instead"));

  private final ColumnFacts facts;

  SummedColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
