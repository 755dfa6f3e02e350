package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code checks}: one check, metric or count of the last attempt at a night. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum CheckColumn implements TableColumn {
  NIGHT(
      Types.DATE,
      "UTC",
      "the date whose log the record came in, whatever its own time says",
      false),
  STEP(Types.STRING, "", "the step that checked or counted", false),
  NAME(Types.STRING, "", "the check, metric or count", false),
  SUBJECT(Types.STRING, "", "the column or table it looks at, or null", false),
  VALUE(Types.DOUBLE, "", "what was found; null where it could not be measured", false),
  STATUS(Types.STRING, "", "PASSED, WARNED, FAILED, MEASURED or COUNTED", false),
  SENTENCE(Types.STRING, "", "what was found and what was wanted, in words", false);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  CheckColumn(DataType type, String unit, String meaning, boolean exported) {
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
