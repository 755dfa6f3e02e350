package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code evidence}: what one session says about the meaning of one text. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum EvidenceColumn implements TableColumn {
  NIGHT(Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says"),
  LOCALE(Types.STRING, "", "BCP 47"),
  CONTEXT(Types.STRING, "", "what the assistant had asked, or null"),
  TEXT(Types.STRING, "", "key of the utterance"),
  CUSTOMER_ID(Types.STRING, "", "whose session"),
  SESSION_ID(Types.STRING, "", "which session: its first turn"),
  DOMAIN(Types.STRING, "", "what the text would mean"),
  INTENT(Types.STRING, "", "what the text would mean"),
  READING_SLOTS(Types.SLOTS, "", "what the text would mean"),
  SLOTS(
      Types.LABELLED_SLOTS,
      "",
      "where the values stand in the text; empty where that is not known"),
  SUPPORT(Types.DOUBLE, "0 to 1", "chance that the occasion shows the reading to be right"),
  AGAINST(Types.DOUBLE, "0 to 1", "chance that it shows the reading to be wrong"),
  ORIGIN(Types.STRING, "", "PROJECTED, OWN_SUCCESS or EXPLICIT");

  private final DataType type;
  private final String unit;
  private final String meaning;

  EvidenceColumn(DataType type, String unit, String meaning) {
    this.type = type;
    this.unit = unit;
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
    return unit;
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
