package dev.emend.jobs.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.emend.interaction.Heard;
import dev.emend.interaction.Reading;
import dev.emend.interaction.ScoredReading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.Taught;
import dev.emend.interaction.Turn;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads one turn of the interaction log from JSON, in one pass. An unknown field is ignored, an
 * absent one is null, and everything else that is not as the contract has it is a breach.
 */
public final class TurnJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private static final Map<String, TurnColumn> FIELDS =
      Arrays.stream(TurnColumn.values())
          .filter(TurnColumn::exported)
          .collect(Collectors.toUnmodifiableMap(TurnColumn::columnName, c -> c));

  private final JsonParser json;
  private final EnumMap<TurnColumn, Object> values = new EnumMap<>(TurnColumn.class);

  private TurnJson(JsonParser json) {
    this.json = json;
  }

  /** What a record turned out to be. */
  public sealed interface Parsed {
    /** The record keeps the contract. */
    record Accepted(Turn turn) implements Parsed {}

    /** The record breaks the contract, and this is where. */
    record Breach(String reason) implements Parsed {}
  }

  /** Reads one record, UTF-8. */
  public static Parsed parse(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == 0) {
        return new Parsed.Breach("Not UTF-8 text: a zero byte at " + (i - offset));
      }
    }
    try (JsonParser json = JSON.createParser(bytes, offset, length)) {
      return new Parsed.Accepted(new TurnJson(json).turn());
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return new Parsed.Breach("Not JSON: " + firstLine(e) + " (character " + at + ")");
    } catch (IllegalArgumentException e) {
      return new Parsed.Breach(e.getMessage());
    } catch (IOException e) {
      return new Parsed.Breach("Not UTF-8 text: " + e.getMessage());
    }
  }

  private static String firstLine(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private Turn turn() throws IOException {
    JsonToken first = json.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw invalid("record", "an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      field();
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("Invalid record: more follows after its end");
    }
    return TurnFields.turn(values);
  }

  private void field() throws IOException {
    TurnColumn column = FIELDS.get(json.currentName());
    JsonToken token = json.nextToken();
    if (column == null) {
      json.skipChildren();
      return;
    }
    if (values.containsKey(column)) {
      throw new IllegalArgumentException(
          "Invalid record: " + column.columnName() + " stands in it twice");
    }
    values.put(column, token == JsonToken.VALUE_NULL ? null : value(column));
  }

  private Object value(TurnColumn column) throws IOException {
    String name = column.columnName();
    return switch (column) {
      case AT -> instant(name);
      case ASR_CONFIDENCE, WAKE_CONFIDENCE, NLU_CONFIDENCE -> number(name);
      case RESPONSE_MS, BARGE_IN_MS -> whole(name);
      case ASR_NBEST -> list(name, () -> hypothesis(name));
      case SLOTS -> list(name, () -> slot(name));
      case NLU_NBEST -> list(name, () -> scoredReading(name));
      case TAUGHT -> taught(name);
      default -> text(name);
    };
  }

  private String text(String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw invalid(name, "text");
    }
    String text = json.getText();
    int half = loneSurrogate(text);
    if (half >= 0) {
      throw new IllegalArgumentException(
          "Invalid %s: half of a surrogate pair, U+%04X, at character %d"
              .formatted(name, (int) text.charAt(half), half));
    }
    return text;
  }

  private static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private Double number(String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!json.currentToken().isNumeric()) {
      throw invalid(name, "a number");
    }
    return json.getDoubleValue();
  }

  private Long whole(String name) throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw invalid(name, "a whole number");
    }
    double value = json.getDoubleValue();
    if (value != StrictMath.rint(value) || StrictMath.abs(value) >= 0x1p63) {
      throw invalid(name, "a whole number of at most 64 bits");
    }
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : (long) value;
  }

  private Instant instant(String name) throws IOException {
    String text = text(name);
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() < 1 || time.getYear() > 9998) {
        throw invalid(name, "a time of the years 1 to 9998");
      }
      return time.toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw invalid(name, "an ISO 8601 time with its zone, as 2026-03-01T00:00:16.566Z");
    }
  }

  private Heard.Hypothesis hypothesis(String name) throws IOException {
    String text = null;
    Double confidence = null;
    while (nextField(name)) {
      switch (json.currentName()) {
        case "text" -> text = nextText(name + ".text");
        case "confidence" -> confidence = nextNumber(name + ".confidence");
        default -> skip();
      }
    }
    return new Heard.Hypothesis(text, confidence);
  }

  private Slot slot(String name) throws IOException {
    String slot = null;
    String value = null;
    String entity = null;
    Slot.Resolution resolution = null;
    while (nextField(name)) {
      switch (json.currentName()) {
        case "name" -> slot = nextText(name + ".name");
        case "value" -> value = nextText(name + ".value");
        case "entity_id" -> entity = nextText(name + ".entity_id");
        case "resolution" ->
            resolution =
                TurnFields.constant(
                    Slot.Resolution.class, name + ".resolution", nextText(name + ".resolution"));
        default -> skip();
      }
    }
    return new Slot(slot, value, entity, resolution);
  }

  private ScoredReading scoredReading(String name) throws IOException {
    String domain = null;
    String intent = null;
    Double confidence = null;
    List<Slot> slots = List.of();
    while (nextField(name)) {
      switch (json.currentName()) {
        case "domain" -> domain = nextText(name + ".domain");
        case "intent" -> intent = nextText(name + ".intent");
        case "confidence" -> confidence = nextNumber(name + ".confidence");
        case "slots" -> slots = nextSlots(name + ".slots");
        default -> skip();
      }
    }
    return new ScoredReading(new Reading(domain, intent, slots), confidence);
  }

  private Taught taught(String name) throws IOException {
    String source = null;
    String target = null;
    requireObject(name);
    while (nextField(name)) {
      switch (json.currentName()) {
        case "source" -> source = nextText(name + ".source");
        case "target" -> target = nextText(name + ".target");
        default -> skip();
      }
    }
    return new Taught(source, target);
  }

  private <T> List<T> list(String name, Element<T> element) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw invalid(name, "an array");
    }
    List<T> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      requireObject(name);
      elements.add(element.read());
    }
    return elements;
  }

  private void requireObject(String name) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw invalid(name, "made of objects");
    }
  }

  private boolean nextField(String name) throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.FIELD_NAME) {
      return true;
    }
    if (token != JsonToken.END_OBJECT) {
      throw invalid(name, "an object");
    }
    return false;
  }

  private String nextText(String name) throws IOException {
    json.nextToken();
    return text(name);
  }

  private Double nextNumber(String name) throws IOException {
    json.nextToken();
    return number(name);
  }

  private List<Slot> nextSlots(String name) throws IOException {
    return json.nextToken() == JsonToken.VALUE_NULL ? List.of() : list(name, () -> slot(name));
  }

  private void skip() throws IOException {
    json.nextToken();
    json.skipChildren();
  }

  private IllegalArgumentException invalid(String name, String wanted) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      return new IllegalArgumentException("Missing " + name + " (must be " + wanted + ")");
    }
    String found =
        switch (token) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "'" + TurnFields.shortened(json.getText()) + "'";
          default -> TurnFields.shortened(json.getText());
        };
    return new IllegalArgumentException(
        "Invalid " + name + ": " + found + " (must be " + wanted + ")");
  }

  /** Reads one element of an array, the parser standing at its first token. */
  private interface Element<T> {
    T read() throws IOException;
  }
}
