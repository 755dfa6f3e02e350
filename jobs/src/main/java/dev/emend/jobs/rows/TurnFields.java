package dev.emend.jobs.rows;

import static dev.emend.jobs.rows.TurnColumn.*;

import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Arm;
import dev.emend.interaction.Feedback;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Taught;
import dev.emend.interaction.Turn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts the fields of a record together, each already of its own type. */
final class TurnFields {
  private static final int SHOWN = 60;

  private TurnFields() {}

  /**
   * The turn.
   *
   * @param values by column
   * @throws IllegalArgumentException where they break the contract
   */
  static Turn turn(Map<TurnColumn, Object> values) {
    return new Turn(
        text(values, TURN_ID),
        text(values, CUSTOMER_ID),
        text(values, DEVICE_ID),
        text(values, DEVICE_TYPE),
        text(values, LOCALE),
        (Instant) values.get(AT),
        text(values, DIALOGUE_ID),
        text(values, CONTEXT),
        heard(values),
        (Double) values.get(WAKE_CONFIDENCE),
        reading(values),
        (Double) values.get(NLU_CONFIDENCE),
        TurnFields.<ScoredReading>list(values, NLU_NBEST),
        answer(values),
        constant(Feedback.class, "explicit_feedback", text(values, EXPLICIT_FEEDBACK)),
        (Taught) values.get(TAUGHT),
        applied(values),
        constant(Arm.class, "arm", text(values, ARM)));
  }

  private static Heard heard(Map<TurnColumn, Object> values) {
    return new Heard(
        text(values, UTTERANCE),
        (Double) values.get(ASR_CONFIDENCE),
        TurnFields.<Heard.Hypothesis>list(values, ASR_NBEST));
  }

  private static Reading reading(Map<TurnColumn, Object> values) {
    return new Reading(
        text(values, DOMAIN), text(values, INTENT), TurnFields.<Slot>list(values, SLOTS));
  }

  private static Answer answer(Map<TurnColumn, Object> values) {
    return new Answer(
        text(values, RESPONSE_TEXT),
        constant(Answer.Status.class, "response_status", text(values, RESPONSE_STATUS)),
        (Long) values.get(RESPONSE_MS),
        (Long) values.get(BARGE_IN_MS));
  }

  private static AppliedRewrite applied(Map<TurnColumn, Object> values) {
    String id = text(values, REWRITE_ID);
    return id == null
        ? null
        : new AppliedRewrite(id, text(values, STORE_VERSION), text(values, SERVED_UTTERANCE));
  }

  /** The constant of a name; null stays null. */
  static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
    if (name == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    throw new IllegalArgumentException(
        "Invalid %s: '%s' (must be one of %s)"
            .formatted(field, shortened(name), String.join(", ", names)));
  }

  /** A value short enough for a sentence. */
  static String shortened(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }

  private static String text(Map<TurnColumn, Object> values, TurnColumn column) {
    return (String) values.get(column);
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> list(Map<TurnColumn, Object> values, TurnColumn column) {
    return (List<T>) values.get(column);
  }
}
