package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code evidence}: what one session says about the meaning of one text. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum EvidenceColumn implements TableColumn {
  NIGHT(
      stays(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  LOCALE(stays(Types.STRING, "", "BCP 47")),
  CONTEXT(stays(Types.STRING, "", "what the assistant had asked, or null")),
  TEXT(stays(Types.STRING, "", "key of the utterance")),
  CUSTOMER_ID(stays(Types.STRING, "", "whose session")),
  SESSION_ID(stays(Types.STRING, "", "which session: its first turn")),
  DOMAIN(stays(Types.STRING, "", "what the text would mean")),
  INTENT(stays(Types.STRING, "", "what the text would mean")),
  READING_SLOTS(stays(Types.SLOTS, "", "what the text would mean")),
  SLOTS(
      stays(
          Types.LABELLED_SLOTS,
          "",
          "where the values stand in the text; empty where that is not known")),
  SUPPORT(stays(Types.DOUBLE, "0 to 1", "chance that the occasion shows the reading to be right")),
  AGAINST(stays(Types.DOUBLE, "0 to 1", "chance that it shows the reading to be wrong")),
  ORIGIN(stays(Types.STRING, "", "PROJECTED, OWN_SUCCESS or EXPLICIT")),
  MISHEARD(stays(Types.DOUBLE, "0 to 1", "chance that the text is not what was said"));

  private final ColumnFacts facts;

  EvidenceColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
