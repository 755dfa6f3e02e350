package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/**
 * Columns of {@code transitions}: what one customer adds to one transition or ending in one night,
 * and how often a text was read how.
 */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum TransitionColumn implements TableColumn {
  NIGHT(Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says"),
  LOCALE(Types.STRING, "", "BCP 47"),
  CONTEXT(Types.STRING, "", "what the assistant had asked when the text was said, or null"),
  TEXT(Types.STRING, "", "key of what was said"),
  KIND(Types.STRING, "", "SAID_AGAIN, SUCCESS, FAILURE or READ"),
  TO_CONTEXT(Types.STRING, "", "SAID_AGAIN: the context of what was said instead"),
  TO_TEXT(Types.STRING, "", "SAID_AGAIN: key of what was said instead"),
  DOMAIN(Types.STRING, "", "READ: how the text was read"),
  INTENT(Types.STRING, "", "READ: how the text was read"),
  SLOTS(Types.SLOTS, "", "READ: how the text was read"),
  CUSTOMER_ID(Types.STRING, "", "whose contribution it is; null for READ"),
  MASS(
      Types.LONG,
      "2^-32 turns",
      "expected number of times, bounded a customer; for READ the number of turns"),
  SESSIONS(Types.LONG, "sessions", "number of sessions it was seen in");

  private final DataType type;
  private final String unit;
  private final String meaning;

  TransitionColumn(DataType type, String unit, String meaning) {
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
