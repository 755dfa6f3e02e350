package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.ColumnFacts.leaves;
import static dev.emend.jobs.rows.ColumnFacts.stays;

/** Columns of {@code turns}: what the log says of one turn. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum TurnColumn implements TableColumn {
  NIGHT(
      stays(
          Types.DATE, "UTC", "the date whose log the record came in, whatever its own time says")),
  FIRST_NIGHT(
      stays(
          Types.DATE,
          "UTC",
          "the earliest accepted night that delivered this turn; the turn belongs to it alone")),
  TURN_ID(leaves(Types.STRING, "", "unique in the log and stable over re-delivery")),
  CUSTOMER_ID(leaves(Types.STRING, "", "pseudonym of the person or household")),
  DEVICE_ID(leaves(Types.STRING, "", "device pseudonym")),
  DEVICE_TYPE(leaves(Types.STRING, "", "speaker, screen, phone, …")),
  LOCALE(leaves(Types.STRING, "BCP 47", "language and region")),
  AT(leaves(Types.TIMESTAMP, "UTC", "when the utterance ended")),
  DIALOGUE_ID(
      leaves(
          Types.STRING,
          "",
          "the conversation id of the assistant; turns of different dialogues are never joined")),
  CONTEXT(
      leaves(
          Types.STRING,
          "",
          "what the assistant had just asked or offered; null for an open request")),
  UTTERANCE(leaves(Types.STRING, "", "what speech recognition heard, its best hypothesis")),
  ASR_CONFIDENCE(leaves(Types.DOUBLE, "0 to 1", "confidence of the best hypothesis")),
  ASR_NBEST(leaves(Types.HYPOTHESES, "", "hypotheses of speech recognition, best first")),
  WAKE_CONFIDENCE(leaves(Types.DOUBLE, "0 to 1", "wake-word score")),
  DOMAIN(leaves(Types.STRING, "", "domain of the NLU reading")),
  INTENT(leaves(Types.STRING, "", "intent of the NLU reading; null where nothing was understood")),
  NLU_CONFIDENCE(leaves(Types.DOUBLE, "0 to 1", "confidence of the NLU reading")),
  SLOTS(
      leaves(Types.SLOTS, "", "slots of the NLU reading, resolution MATCH, AMBIGUOUS or NO_MATCH")),
  NLU_NBEST(leaves(Types.SCORED_READINGS, "", "further readings, best first")),
  RESPONSE_TEXT(leaves(Types.STRING, "", "what the assistant answered")),
  RESPONSE_STATUS(leaves(Types.STRING, "", "OK, NO_RESULT, NOT_UNDERSTOOD, UNSUPPORTED or ERROR")),
  RESPONSE_MS(leaves(Types.LONG, "ms", "length of the answer or of the playback that was planned")),
  BARGE_IN_MS(
      leaves(
          Types.LONG,
          "ms",
          "how far into the answer the customer cut it off; null if they did not")),
  EXPLICIT_FEEDBACK(
      leaves(Types.STRING, "", "POSITIVE or NEGATIVE: the answer to a question for feedback")),
  TAUGHT(leaves(Types.TAUGHT, "", "the customer taught the assistant that source means target")),
  REWRITE_ID(leaves(Types.STRING, "", "the rewrite that the runtime applied to this turn")),
  STORE_VERSION(leaves(Types.STRING, "", "the version of the store it came from")),
  SERVED_UTTERANCE(
      leaves(Types.STRING, "", "the text that NLU was given instead of the utterance")),
  ARM(leaves(Types.STRING, "", "TREATMENT, CONTROL (a rewrite existed and was withheld), or null"));

  private final ColumnFacts facts;

  TurnColumn(ColumnFacts facts) {
    this.facts = facts;
  }

  @Override
  public ColumnFacts facts() {
    return facts;
  }
}
