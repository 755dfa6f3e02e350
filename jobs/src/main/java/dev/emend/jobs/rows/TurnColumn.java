package dev.emend.jobs.rows;

import java.util.Locale;
import org.apache.spark.sql.types.DataType;

/** Columns of {@code turns}: what the log says of one turn. */
@SuppressWarnings("ImmutableEnumChecker") // the types of Spark are immutable
public enum TurnColumn implements TableColumn {
  NIGHT(
      Types.DATE,
      "UTC",
      "the date whose log the record came in, whatever its own time says",
      false),
  FIRST_NIGHT(
      Types.DATE,
      "UTC",
      "the earliest accepted night that delivered this turn; the turn belongs to it alone",
      false),
  TURN_ID(Types.STRING, "", "unique in the log and stable over re-delivery", true),
  CUSTOMER_ID(Types.STRING, "", "pseudonym of the person or household", true),
  DEVICE_ID(Types.STRING, "", "device pseudonym", true),
  DEVICE_TYPE(Types.STRING, "", "speaker, screen, phone, …", true),
  LOCALE(Types.STRING, "BCP 47", "language and region", true),
  AT(Types.TIMESTAMP, "UTC", "when the utterance ended", true),
  DIALOGUE_ID(
      Types.STRING,
      "",
      "the conversation id of the assistant; turns of different dialogues are never joined",
      true),
  CONTEXT(
      Types.STRING,
      "",
      "what the assistant had just asked or offered; null for an open request",
      true),
  UTTERANCE(Types.STRING, "", "what speech recognition heard, its best hypothesis", true),
  ASR_CONFIDENCE(Types.DOUBLE, "0 to 1", "confidence of the best hypothesis", true),
  ASR_NBEST(Types.HYPOTHESES, "", "hypotheses of speech recognition, best first", true),
  WAKE_CONFIDENCE(Types.DOUBLE, "0 to 1", "wake-word score", true),
  DOMAIN(Types.STRING, "", "domain of the NLU reading", true),
  INTENT(Types.STRING, "", "intent of the NLU reading; null where nothing was understood", true),
  NLU_CONFIDENCE(Types.DOUBLE, "0 to 1", "confidence of the NLU reading", true),
  SLOTS(Types.SLOTS, "", "slots of the NLU reading, resolution MATCH, AMBIGUOUS or NO_MATCH", true),
  NLU_NBEST(Types.SCORED_READINGS, "", "further readings, best first", true),
  RESPONSE_TEXT(Types.STRING, "", "what the assistant answered", true),
  RESPONSE_STATUS(Types.STRING, "", "OK, NO_RESULT, NOT_UNDERSTOOD, UNSUPPORTED or ERROR", true),
  RESPONSE_MS(Types.LONG, "ms", "length of the answer or of the playback that was planned", true),
  BARGE_IN_MS(
      Types.LONG,
      "ms",
      "how far into the answer the customer cut it off; null if they did not",
      true),
  EXPLICIT_FEEDBACK(
      Types.STRING, "", "POSITIVE or NEGATIVE: the answer to a question for feedback", true),
  TAUGHT(Types.TAUGHT, "", "the customer taught the assistant that source means target", true),
  REWRITE_ID(Types.STRING, "", "the rewrite that the runtime applied to this turn", true),
  STORE_VERSION(Types.STRING, "", "the version of the store it came from", true),
  SERVED_UTTERANCE(Types.STRING, "", "the text that NLU was given instead of the utterance", true),
  ARM(Types.STRING, "", "TREATMENT, CONTROL (a rewrite existed and was withheld), or null", true);

  private final DataType type;
  private final String unit;
  private final String meaning;
  private final boolean exported;

  TurnColumn(DataType type, String unit, String meaning, boolean exported) {
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
