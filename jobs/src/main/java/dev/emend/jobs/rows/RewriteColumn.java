package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code rewrites}, as in section 2 of the data contracts. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum RewriteColumn implements TableColumn {
  REWRITE_ID(
      Types.STRING,
      "",
      "stable: the same locale, scope, customer, context, source and target have the same id",
      true),
  LOCALE(Types.STRING, "BCP 47", "language and region", true),
  SCOPE(Types.STRING, "", "GLOBAL or PERSONAL", true),
  CUSTOMER_ID(Types.STRING, "", "with PERSONAL only", true),
  CONTEXT(Types.STRING, "", "the context it applies in, exactly; null for open requests", true),
  SOURCE(Types.STRING, "", "the key of the utterance that is replaced", true),
  TARGET(Types.STRING, "", "the utterance that the NLU is given instead", true),
  TARGET_DOMAIN(Types.STRING, "", "domain of the reading of the target", true),
  TARGET_INTENT(Types.STRING, "", "intent of the reading of the target", true),
  TARGET_SLOTS(Types.SLOTS, "", "slots of the reading of the target", true),
  SUCCESS_SOURCE(Types.DOUBLE, "0 to 1", "chance of a happy end as heard, posterior mean", true),
  SUCCESS_TARGET(
      Types.DOUBLE, "0 to 1", "chance of a happy end after the rewrite, posterior mean", true),
  GAIN_LOWER(
      Types.DOUBLE, "−1 to 1", "lower credible bound of success_target − success_source", true),
  SESSIONS(Types.LONG, "sessions", "support in sessions", true),
  CUSTOMERS(Types.LONG, "customers", "support in distinct customers", true),
  FIRST_SEEN(Types.DATE, "UTC", "first night with evidence for it", true),
  LAST_SEEN(Types.DATE, "UTC", "last night with evidence for it", true),
  STATUS(
      Types.STRING,
      "",
      "AUTO, PENDING, APPROVED or DENIED; only AUTO and APPROVED are served",
      true),
  REASON(Types.STRING, "", "why it holds its status, in words", true);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  RewriteColumn(DataType type, String unit, String meaning, boolean exported) {
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
