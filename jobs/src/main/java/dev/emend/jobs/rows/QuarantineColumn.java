package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code quarantine}: a record that broke the contract. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum QuarantineColumn implements TableColumn {
  NIGHT(
      Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says", true),
  FILE(Types.STRING, "", "the file, relative to the logs folder", true),
  POSITION(Types.LONG, "position_unit", "where in the file the record stands", true),
  POSITION_UNIT(
      Types.STRING,
      "",
      "LINE (from 1), BYTE (offset, in files read in several parts) or ROW (of a Parquet file, from 1)",
      true),
  REASON(Types.STRING, "", "which part of the contract it breaks, with the value", true),
  RAW(Types.STRING, "", "the record as it came, cut at the configured length", true);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  QuarantineColumn(DataType type, String unit, String meaning, boolean exported) {
    this.type = type;
    this.unit = unit;
    this.meaning = meaning;
    this.exported = exported;
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
    return unit;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public boolean exported() {
    return exported;
  }
}
