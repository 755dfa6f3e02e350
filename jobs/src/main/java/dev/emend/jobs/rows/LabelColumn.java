package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.leaves;

/** Columns of {@code labels}, as in section 3 of the data contracts. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum LabelColumn implements TableColumn {
  LABEL_ID(
      leaves(
          Types.STRING, "", "stable: the same locale, context, text and reading have the same id")),
  LOCALE(leaves(Types.STRING, "BCP 47", "language and region")),
  CONTEXT(leaves(Types.STRING, "", "the context it was said in; null for an open request")),
  TEXT(leaves(Types.STRING, "", "the utterance to be learnt")),
  DOMAIN(leaves(Types.STRING, "", "domain of the reading")),
  INTENT(leaves(Types.STRING, "", "intent of the reading")),
  SLOTS(
      leaves(
          Types.LABELLED_SLOTS,
          "characters",
          "slots with their offsets into the text, end exclusive")),
  TAGS(leaves(Types.STRINGS, "", "BIO, one a whitespace token")),
  CONFIDENCE(
      leaves(Types.DOUBLE, "0 to 1", "calibrated chance that intent and all slots are right")),
  ORIGIN(leaves(Types.STRING, "", "PROJECTED, OWN_SUCCESS or EXPLICIT")),
  SESSIONS(leaves(Types.LONG, "sessions", "support in sessions")),
  CUSTOMERS(leaves(Types.LONG, "customers", "support in distinct customers")),
  WEIGHT(leaves(Types.DOUBLE, "", "suggested training weight"));

  private final ColumnFacts facts;

  LabelColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
