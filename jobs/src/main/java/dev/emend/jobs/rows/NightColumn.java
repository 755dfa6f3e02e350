package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code nights}: one acceptance of one night. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum NightColumn implements TableColumn {
  SEQUENCE(
      Types.LONG,
      "",
      "1 for the first acceptance, each later one is one higher; the newest row is the state of the warehouse",
      false),
  NIGHT(Types.DATE, "UTC", "the night that was accepted; run again it has a further row", false),
  LOGS(Types.STRING, "", "the logs folder it was read from", false),
  COUNTS(Types.LONGS_BY_NAME, "", "what the steps counted, by step.name", false),
  CHANGED(Types.DATES, "UTC", "later nights that were judged and counted again with it", false),
  SNAPSHOTS(
      Types.LONGS_BY_NAME,
      "",
      "the snapshot of each table that belongs to the state after it",
      false),
  METRICS(Types.STRING, "JSON", "metrics of its turns, the baseline of later nights", false),
  NOTES(Types.STRINGS, "", "warnings and remarks of its steps", false);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  NightColumn(DataType type, String unit, String meaning, boolean exported) {
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
