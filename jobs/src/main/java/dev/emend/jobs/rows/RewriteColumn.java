package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.leaves;

/** Columns of {@code rewrites}, as in section 2 of the data contracts. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum RewriteColumn implements TableColumn {
  REWRITE_ID(
      leaves(
          Types.STRING,
          "",
          "stable: the same locale, scope, customer, context, source and target have the same id")),
  LOCALE(leaves(Types.STRING, "BCP 47", "language and region")),
  SCOPE(leaves(Types.STRING, "", "GLOBAL or PERSONAL")),
  CUSTOMER_ID(leaves(Types.STRING, "", "with PERSONAL only")),
  CONTEXT(leaves(Types.STRING, "", "the context it applies in, exactly; null for open requests")),
  SOURCE(leaves(Types.STRING, "", "the key of the utterance that is replaced")),
  TARGET(leaves(Types.STRING, "", "the utterance that the NLU is given instead")),
  TARGET_DOMAIN(leaves(Types.STRING, "", "domain of the reading of the target")),
  TARGET_INTENT(leaves(Types.STRING, "", "intent of the reading of the target")),
  TARGET_SLOTS(leaves(Types.SLOTS, "", "slots of the reading of the target")),
  SUCCESS_SOURCE(leaves(Types.DOUBLE, "0 to 1", "chance of a happy end as heard, posterior mean")),
  SUCCESS_TARGET(
      leaves(Types.DOUBLE, "0 to 1", "chance of a happy end after the rewrite, posterior mean")),
  GAIN_LOWER(
      leaves(Types.DOUBLE, "−1 to 1", "lower credible bound of success_target − success_source")),
  SESSIONS(leaves(Types.LONG, "sessions", "support in sessions")),
  CUSTOMERS(leaves(Types.LONG, "customers", "support in distinct customers")),
  FIRST_SEEN(leaves(Types.DATE, "UTC", "first night with evidence for it")),
  LAST_SEEN(leaves(Types.DATE, "UTC", "last night with evidence for it")),
  STATUS(
      leaves(
          Types.STRING,
          "",
          "AUTO, PENDING, APPROVED or DENIED; only AUTO and APPROVED are served")),
  REASON(leaves(Types.STRING, "", "why it holds its status, in words"));

  private final ColumnFacts facts;

  RewriteColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
