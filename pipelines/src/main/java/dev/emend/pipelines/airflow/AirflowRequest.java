package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.pipelines.airflow.AirflowField.JsonType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One request; it takes only what its call lists. */
final class AirflowRequest {
  private final AirflowCall call;
  private final SortedMap<String, String> query = new TreeMap<>();
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();
  private String path;

  private AirflowRequest(AirflowCall call) {
    this.call = call;
    this.path = call.path();
  }

  static AirflowRequest of(AirflowCall call) {
    return new AirflowRequest(call);
  }

  AirflowRequest at(String name, Object value) {
    String place = "{" + name + "}";
    if (!path.contains(place)) {
      throw new IllegalArgumentException(
          "Invalid place of " + call + ": " + name + " (not in " + call.path() + ")");
    }
    path = path.replace(place, encoded(value.toString()));
    return this;
  }

  AirflowRequest with(String name, String value) {
    return with(name, JsonType.TEXT, value);
  }

  AirflowRequest with(String name, int value) {
    return with(name, JsonType.WHOLE, Integer.toString(value));
  }

  AirflowRequest with(String name, boolean value) {
    return with(name, JsonType.TRUTH, Boolean.toString(value));
  }

  AirflowRequest with(String name, Instant value) {
    return with(name, JsonType.TIME, value.toString());
  }

  private AirflowRequest with(String name, JsonType type, String value) {
    AirflowCall.known(call.query(), name, call, type);
    query.put(name, value);
    return this;
  }

  AirflowRequest send(String name, String value) {
    body.put(sent(name, JsonType.TEXT), value);
    return this;
  }

  AirflowRequest send(String name, int value) {
    body.put(sent(name, JsonType.WHOLE), value);
    return this;
  }

  AirflowRequest send(String name, boolean value) {
    body.put(sent(name, JsonType.TRUTH), value);
    return this;
  }

  AirflowRequest send(String name, Instant value) {
    body.put(sent(name, JsonType.TIME), value.toString());
    return this;
  }

  AirflowRequest send(String name, Map<String, String> values) {
    ObjectNode table = body.putObject(sent(name, JsonType.TABLE));
    values.forEach(table::put);
    return this;
  }

  private String sent(String name, JsonType type) {
    return AirflowCall.known(call.body(), name, call, type).path();
  }

  AirflowCall call() {
    return call;
  }

  /** Path and query below the server's address. */
  String target() {
    if (path.contains("{")) {
      throw new IllegalStateException("Invalid path of " + call + ": " + path + " (not filled in)");
    }
    StringBuilder target = new StringBuilder(path);
    query.forEach(
        (name, value) ->
            target
                .append(target.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
    return target.toString();
  }

  /** What is sent, empty where nothing is. */
  String body() {
    return call.body().isEmpty() ? "" : body.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
