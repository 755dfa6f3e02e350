package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code said_next}: how many customers said what right after a text. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum SaidNextColumn implements TableColumn {
  NIGHT(
      stays(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  LOCALE(stays(Types.STRING, "", "BCP 47")),
  CONTEXT(stays(Types.STRING, "", "what the assistant had asked when the text was said, or null")),
  TEXT(stays(Types.STRING, "", "key of the text")),
  KIND(
      stays(
          Types.STRING,
          "",
          "SAID: said it; WENT_ON: said anything after it in the same session; NEXT: said the next"
              + " text right after it")),
  NEXT_CONTEXT(stays(Types.STRING, "", "NEXT: the context of the next text")),
  NEXT_TEXT(stays(Types.STRING, "", "NEXT: key of the next text")),
  CUSTOMERS(stays(Types.LONG, "customers", "distinct customers of that night who did"));

  private final ColumnFacts facts;

  SaidNextColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }

  /** What is counted. */
  public enum Kind {
    SAID,
    WENT_ON,
    NEXT
  }
}
