package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emend.pipelines.airflow.AirflowField.JsonType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server answered, or an item of it; it gives only what its call lists. */
final class AirflowAnswer {
  private final AirflowCall call;
  private final String where;
  private final String prefix;
  private final JsonNode json;

  AirflowAnswer(AirflowCall call, String where, JsonNode json) {
    this(call, where, "", json);
  }

  private AirflowAnswer(AirflowCall call, String where, String prefix, JsonNode json) {
    this.call = call;
    this.where = where;
    this.prefix = prefix;
    this.json = json;
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return value(name, JsonType.TEXT).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  boolean truth(String name) {
    return value(name, JsonType.TRUTH)
        .filter(JsonNode::isBoolean)
        .map(JsonNode::booleanValue)
        .orElseThrow(() -> missing(name));
  }

  int whole(String name) {
    return value(name, JsonType.WHOLE)
        .filter(JsonNode::canConvertToInt)
        .map(JsonNode::intValue)
        .orElseThrow(() -> missing(name));
  }

  Optional<Instant> time(String name) {
    return value(name, JsonType.TIME).filter(JsonNode::isTextual).map(node -> instant(name, node));
  }

  /** A text in a table whose names are someone else's. */
  Optional<String> tableText(String table, String name) {
    return value(table, JsonType.TABLE)
        .map(node -> node.path(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  /** The items of a list. */
  List<AirflowAnswer> items(String name) {
    JsonNode list = json.path(name);
    if (!list.isArray()) {
      throw missing(name);
    }
    List<AirflowAnswer> items = new ArrayList<>();
    list.forEach(item -> items.add(new AirflowAnswer(call, where, name + "[].", item)));
    return items;
  }

  /** The answer itself, for a field that may be an object or a text. */
  JsonNode json() {
    return json;
  }

  private Optional<JsonNode> value(String name, JsonType type) {
    AirflowCall.known(call.answer(), prefix + name, call, type);
    JsonNode node = json;
    for (String step : name.split("\\.")) {
      node = node.path(step);
    }
    return Optional.of(node).filter(found -> !found.isMissingNode() && !found.isNull());
  }

  private Instant instant(String name, JsonNode node) {
    try {
      return OffsetDateTime.parse(node.textValue()).toInstant();
    } catch (DateTimeException e) {
      throw missing(name);
    }
  }

  private AirflowFailure missing(String name) {
    return new AirflowFailure(
        AirflowFailure.Kind.NOT_AIRFLOW,
        "The answer of %s to %s %s has no usable '%s%s'. Is it another release than Airflow 3?"
            .formatted(where, call.method(), call.path(), prefix, name));
  }
}
