package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code labels}, as in section 3 of the data contracts. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum LabelColumn implements TableColumn {
  LABEL_ID(
      Types.STRING,
      "",
      "stable: the same locale, context, text and reading have the same id",
      true),
  LOCALE(Types.STRING, "BCP 47", "language and region", true),
  CONTEXT(Types.STRING, "", "the context it was said in; null for an open request", true),
  TEXT(Types.STRING, "", "the utterance to be learnt", true),
  DOMAIN(Types.STRING, "", "domain of the reading", true),
  INTENT(Types.STRING, "", "intent of the reading", true),
  SLOTS(
      Types.LABELLED_SLOTS,
      "characters",
      "slots with their offsets into the text, end exclusive",
      true),
  TAGS(Types.STRINGS, "", "BIO, one a whitespace token", true),
  CONFIDENCE(Types.DOUBLE, "0 to 1", "calibrated chance that intent and all slots are right", true),
  ORIGIN(Types.STRING, "", "PROJECTED, OWN_SUCCESS or EXPLICIT", true),
  SESSIONS(Types.LONG, "sessions", "support in sessions", true),
  CUSTOMERS(Types.LONG, "customers", "support in distinct customers", true),
  WEIGHT(Types.DOUBLE, "", "suggested training weight", true);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  LabelColumn(DataType type, String unit, String meaning, boolean exported) {
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
