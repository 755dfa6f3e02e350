package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/**
 * Columns of {@code transitions}: what one customer adds to one transition or ending in one night,
 * and how often a text was read how.
 */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum TransitionColumn implements TableColumn {
  NIGHT(
      stays(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  LOCALE(stays(Types.STRING, "", "BCP 47")),
  CONTEXT(stays(Types.STRING, "", "what the assistant had asked when the text was said, or null")),
  TEXT(stays(Types.STRING, "", "key of what was said")),
  KIND(stays(Types.STRING, "", "SAID_AGAIN, SUCCESS, FAILURE or READ")),
  TO_CONTEXT(stays(Types.STRING, "", "SAID_AGAIN: the context of what was said instead")),
  TO_TEXT(stays(Types.STRING, "", "SAID_AGAIN: key of what was said instead")),
  DOMAIN(stays(Types.STRING, "", "READ: how the text was read")),
  INTENT(stays(Types.STRING, "", "READ: how the text was read")),
  SLOTS(stays(Types.SLOTS, "", "READ: how the text was read")),
  CUSTOMER_ID(stays(Types.STRING, "", "whose contribution it is; null for READ")),
  MASS(
      stays(
          Types.LONG,
          "2^-32 turns",
          "expected number of times, bounded a customer; for READ the number of turns")),
  SESSIONS(stays(Types.LONG, "sessions", "number of sessions it was seen in"));

  private final ColumnFacts facts;

  TransitionColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
