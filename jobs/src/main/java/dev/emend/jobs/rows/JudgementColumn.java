package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.leaves;
import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code judgements}: what Emend thinks of one turn. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum JudgementColumn implements TableColumn {
  NIGHT(
      stays(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  TURN_ID(leaves(Types.STRING, "", "the turn")),
  GOAL_ID(leaves(Types.STRING, "", "turns toward one aim share it")),
  REPHRASE_CANDIDATE(
      leaves(
          Types.STRING,
          "",
          "the earlier turn that this one most probably says again; null where the session has none")),
  REPHRASE_PROBABILITY(leaves(Types.DOUBLE, "0 to 1", "probability of that candidate")),
  REPHRASE_OF(
      leaves(
          Types.STRING,
          "",
          "the candidate where its probability reaches the threshold in use, else null")),
  FRICTION(
      leaves(
          Types.STRINGS,
          "",
          "BARGE_IN, REPHRASED, ERROR_RESPONSE, TERMINATION, NEGATIVE_FEEDBACK")),
  DEFECT_PROBABILITY(
      leaves(
          Types.DOUBLE,
          "0 to 1",
          "chance that the customer did not get what they wanted from this turn")),
  FAILURE_POINT(
      leaves(Types.STRING, "", "CORRECT, FALSE_WAKE, ASR, NLU, ENTITY_RESOLUTION or RESULT")),
  FAILURE_POINT_PROBABILITY(leaves(Types.DOUBLE, "0 to 1", "chance of that failure point")),
  CANDIDATES(
      stays(
          Types.CANDIDATES,
          "",
          "all earlier turns that this one may say again, most probable first; the rest to 1 is none of them")),
  SUCCESS(stays(Types.DOUBLE, "0 to 1", "chance that the turn ended well")),
  FAILURE(stays(Types.DOUBLE, "0 to 1", "chance that it did not; the rest to 1 is unknown"));

  private final ColumnFacts facts;

  JudgementColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
