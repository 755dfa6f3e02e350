package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Columns that summing {@code transitions} over a window of nights adds. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum SummedColumn implements TableColumn {
  CUSTOMERS(Types.arrayOf(DataTypes.LongType), "hashes of the distinct customers"),
  FIRST(Types.DATE, "first night"),
  LAST(Types.DATE, "last night"),
  MOST(DataTypes.LongType, "sessions of what a customer most often said instead");

  private final DataType type;
  private final String meaning;

  SummedColumn(DataType type, String meaning) {
    this.type = type;
    this.meaning = meaning;
  }

  @Override
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public DataType type() {
    return type;
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public boolean exported() {
    return false;
  }
}
