package dev.emend.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.emend.interaction.Answer;
import dev.emend.interaction.AppliedRewrite;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Turns and truth as JSON lines (contracts, sections 1 and 5); absent fields are left out. */
final class TurnJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private TurnJson() {}

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON", e);
    }
    return text.toString();
  }

  /** A record of the log. */
  static String log(Turn turn) {
    return line(
        json -> {
          writeWho(json, turn);
          writeHeard(json, turn);
          writeReading(json, turn.reading());
          number(json, "nlu_confidence", turn.nluConfidence());
          writeFurther(json, turn.nluNbest());
          writeAnswer(json, turn.answer());
          writeLearning(json, turn);
        });
  }

  /** A record of the truth. */
  static String truth(GeneratedTurn generated) {
    Truth truth = generated.truth();
    return line(
        json -> {
          text(json, "turn_id", generated.turn().turnId());
          text(json, "transcript", truth.transcript());
          text(json, "domain", truth.reading().domain());
          text(json, "intent", truth.reading().intent());
          writeSlots(json, truth.reading().slots());
          json.writeBooleanField("correct", truth.correct());
          json.writeBooleanField("content", truth.content());
          text(json, "goal_id", truth.goalId());
          text(json, "rephrase_of", truth.rephraseOf());
          text(json, "failure_point", truth.failurePoint());
        });
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  private static void writeWho(JsonGenerator json, Turn turn) throws IOException {
    text(json, "turn_id", turn.turnId());
    text(json, "customer_id", turn.customerId());
    text(json, "device_id", turn.deviceId());
    text(json, "device_type", turn.deviceType());
    text(json, "locale", turn.locale());
    text(json, "at", time(turn.at()));
    text(json, "dialogue_id", turn.dialogueId());
    text(json, "context", turn.context());
  }

  private static void writeHeard(JsonGenerator json, Turn turn) throws IOException {
    text(json, "utterance", turn.utterance());
    number(json, "asr_confidence", turn.heard().confidence());
    if (!turn.heard().nbest().isEmpty()) {
      json.writeArrayFieldStart("asr_nbest");
      for (Heard.Hypothesis hypothesis : turn.heard().nbest()) {
        json.writeStartObject();
        text(json, "text", hypothesis.text());
        number(json, "confidence", hypothesis.confidence());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    number(json, "wake_confidence", turn.wakeConfidence());
  }

  private static void writeReading(JsonGenerator json, Reading reading) throws IOException {
    text(json, "domain", reading.domain());
    text(json, "intent", reading.intent());
    writeSlots(json, reading.slots());
  }

  private static void writeFurther(JsonGenerator json, List<ScoredReading> further)
      throws IOException {
    if (further.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("nlu_nbest");
    for (ScoredReading scored : further) {
      json.writeStartObject();
      text(json, "domain", scored.reading().domain());
      text(json, "intent", scored.reading().intent());
      number(json, "confidence", scored.confidence());
      writeSlots(json, scored.reading().slots());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeAnswer(JsonGenerator json, Answer answer) throws IOException {
    text(json, "response_text", answer.text());
    text(json, "response_status", answer.status());
    number(json, "response_ms", answer.millis());
    number(json, "barge_in_ms", answer.bargeInMillis());
  }

  private static void writeLearning(JsonGenerator json, Turn turn) throws IOException {
    text(json, "explicit_feedback", turn.feedback());
    if (turn.taught() != null) {
      json.writeObjectFieldStart("taught");
      text(json, "source", turn.taught().source());
      text(json, "target", turn.taught().target());
      json.writeEndObject();
    }
    AppliedRewrite applied = turn.applied();
    if (applied != null) {
      text(json, "rewrite_id", applied.rewriteId());
      text(json, "store_version", applied.storeVersion());
      text(json, "served_utterance", applied.servedUtterance());
    }
    text(json, "arm", turn.arm());
  }

  private static void writeSlots(JsonGenerator json, List<Slot> slots) throws IOException {
    json.writeArrayFieldStart("slots");
    for (Slot slot : slots) {
      json.writeStartObject();
      text(json, "name", slot.name());
      text(json, "value", slot.value());
      text(json, "entity_id", slot.entityId());
      text(json, "resolution", slot.resolution());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, Object value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }

  private static void number(JsonGenerator json, String name, Number value) throws IOException {
    if (value instanceof Long whole) {
      json.writeNumberField(name, whole);
    } else if (value != null) {
      json.writeNumberField(name, value.doubleValue());
    }
  }
}
