package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code judgements}: what Emend thinks of one turn. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum JudgementColumn implements TableColumn {
  NIGHT(
      Types.DATE,
      "UTC",
      "the date whose log the record came in, whatever its own time says",
      false),
  TURN_ID(Types.STRING, "", "the turn", true),
  GOAL_ID(Types.STRING, "", "turns toward one aim share it", true),
  REPHRASE_CANDIDATE(
      Types.STRING,
      "",
      "the earlier turn that this one most probably says again; null where the session has none",
      true),
  REPHRASE_PROBABILITY(Types.DOUBLE, "0 to 1", "probability of that candidate", true),
  REPHRASE_OF(
      Types.STRING,
      "",
      "the candidate where its probability reaches the threshold in use, else null",
      true),
  FRICTION(
      Types.STRINGS,
      "",
      "BARGE_IN, REPHRASED, ERROR_RESPONSE, TERMINATION, NEGATIVE_FEEDBACK",
      true),
  DEFECT_PROBABILITY(
      Types.DOUBLE,
      "0 to 1",
      "chance that the customer did not get what they wanted from this turn",
      true),
  FAILURE_POINT(
      Types.STRING, "", "CORRECT, FALSE_WAKE, ASR, NLU, ENTITY_RESOLUTION or RESULT", true),
  FAILURE_POINT_PROBABILITY(Types.DOUBLE, "0 to 1", "chance of that failure point", true),
  CANDIDATES(
      Types.CANDIDATES,
      "",
      "all earlier turns that this one may say again, most probable first; the rest to 1 is none of them",
      false),
  SUCCESS(Types.DOUBLE, "0 to 1", "chance that the turn ended well", false),
  FAILURE(Types.DOUBLE, "0 to 1", "chance that it did not; the rest to 1 is unknown", false);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  JudgementColumn(DataType type, String unit, String meaning, boolean exported) {
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
