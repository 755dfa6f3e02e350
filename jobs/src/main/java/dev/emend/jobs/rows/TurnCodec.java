package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.TurnColumn.*;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Arm;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Taught;
import dev.emend.interaction.Turn;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Turns as rows of {@code turns} and back; made once for each schema that is read. */
public final class TurnCodec implements Serializable {
  /** The schema of {@code turns}. */
  public static final StructType SCHEMA = Schemas.of(TurnColumn.values());

  private static final long serialVersionUID = 1;

  private final Cells cells;

  /** Decodes rows of this schema, whatever the order of its columns. */
  public TurnCodec(StructType schema) {
    cells = new Cells(TurnColumn.values(), schema);
  }

  /**
   * The row of a turn.
   *
   * @param night the date whose log the turn came in
   * @param firstNight the night the turn belongs to, or null where that is not known yet
   */
  public static Row row(LocalDate night, LocalDate firstNight, Turn turn) {
    RowBuilder row = new RowBuilder(SCHEMA);
    row.set(NIGHT, night).set(FIRST_NIGHT, firstNight);
    row.set(TURN_ID, turn.turnId()).set(CUSTOMER_ID, turn.customerId());
    row.set(DEVICE_ID, turn.deviceId()).set(DEVICE_TYPE, turn.deviceType());
    row.set(LOCALE, turn.locale()).set(AT, turn.at());
    row.set(DIALOGUE_ID, turn.dialogueId()).set(CONTEXT, turn.context());
    heard(row, turn.heard());
    row.set(WAKE_CONFIDENCE, turn.wakeConfidence());
    read(row, turn);
    answered(row, turn.answer());
    row.set(EXPLICIT_FEEDBACK, turn.feedback());
    Taught taught = turn.taught();
    row.set(TAUGHT, taught == null ? null : RowBuilder.struct(taught.source(), taught.target()));
    applied(row, turn.applied());
    return row.set(ARM, turn.arm()).build();
  }

  /** The night of a row's record. */
  public LocalDate night(Row row) {
    return cells.date(row, NIGHT);
  }

  /**
   * The turn of a row.
   *
   * @throws IllegalArgumentException where the row breaks the contract
   */
  public Turn turn(Row row) {
    return new Turn(
        cells.string(row, TURN_ID),
        cells.string(row, CUSTOMER_ID),
        cells.string(row, DEVICE_ID),
        cells.string(row, DEVICE_TYPE),
        cells.string(row, LOCALE),
        cells.instant(row, AT),
        cells.string(row, DIALOGUE_ID),
        cells.string(row, CONTEXT),
        heard(row),
        cells.number(row, WAKE_CONFIDENCE),
        reading(row),
        cells.number(row, NLU_CONFIDENCE),
        cells.list(row, NLU_NBEST, Readings::scored),
        answer(row),
        cells.constant(row, EXPLICIT_FEEDBACK, Feedback.class),
        taught(cells.struct(row, TAUGHT)),
        applied(row),
        cells.constant(row, ARM, Arm.class));
  }

  private static void heard(RowBuilder row, Heard heard) {
    row.set(UTTERANCE, heard.utterance()).set(ASR_CONFIDENCE, heard.confidence());
    row.list(ASR_NBEST, heard.nbest(), h -> RowBuilder.struct(h.text(), h.confidence()));
  }

  private Heard heard(Row row) {
    return new Heard(
        cells.string(row, UTTERANCE),
        cells.number(row, ASR_CONFIDENCE),
        cells.list(row, ASR_NBEST, h -> new Heard.Hypothesis(h.getString(0), (Double) h.get(1))));
  }

  private static void read(RowBuilder row, Turn turn) {
    Reading reading = turn.reading();
    row.set(DOMAIN, reading.domain()).set(INTENT, reading.intent());
    row.set(NLU_CONFIDENCE, turn.nluConfidence());
    row.list(SLOTS, reading.slots(), Readings::row);
    row.list(NLU_NBEST, turn.nluNbest(), Readings::row);
  }

  private Reading reading(Row row) {
    return new Reading(
        cells.string(row, DOMAIN),
        cells.string(row, INTENT),
        cells.list(row, SLOTS, Readings::slot));
  }

  private static void answered(RowBuilder row, Answer answer) {
    row.set(RESPONSE_TEXT, answer.text()).set(RESPONSE_STATUS, answer.status());
    row.set(RESPONSE_MS, answer.millis()).set(BARGE_IN_MS, answer.bargeInMillis());
  }

  private Answer answer(Row row) {
    return new Answer(
        cells.string(row, RESPONSE_TEXT),
        cells.constant(row, RESPONSE_STATUS, Answer.Status.class),
        cells.whole(row, RESPONSE_MS),
        cells.whole(row, BARGE_IN_MS));
  }

  private static Taught taught(Row row) {
    return row == null ? null : new Taught(row.getString(0), row.getString(1));
  }

  private static void applied(RowBuilder row, AppliedRewrite applied) {
    if (applied != null) {
      row.set(REWRITE_ID, applied.rewriteId()).set(STORE_VERSION, applied.storeVersion());
      row.set(SERVED_UTTERANCE, applied.servedUtterance());
    }
  }

  private AppliedRewrite applied(Row row) {
    String id = cells.string(row, REWRITE_ID);
    return id == null
        ? null
        : new AppliedRewrite(
            id, cells.string(row, STORE_VERSION), cells.string(row, SERVED_UTTERANCE));
  }
}
