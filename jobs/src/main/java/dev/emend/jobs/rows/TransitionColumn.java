package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/**
 * Columns of {@code transitions}: one bounded contribution of one customer to one transition or
 * ending.
 */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum TransitionColumn implements TableColumn {
  NIGHT(
      Types.DATE,
      "UTC",
      "the date whose log the record came in, whatever its own time says",
      false);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  TransitionColumn(DataType type, String unit, String meaning, boolean exported) {
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
