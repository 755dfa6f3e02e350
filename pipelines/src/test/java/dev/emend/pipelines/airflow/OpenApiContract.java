package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.pipelines.airflow.AirflowField.JsonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Holds every request that {@link AirflowCall} lists, and every field of an answer that is read,
 * against the description (OpenAPI 3.1) that a server gives of itself: {@code /openapi.json} for
 * the API, {@code /auth/openapi.json} for the login.
 */
public final class OpenApiContract {
  private final JsonNode root;
  private final List<String> faults = new ArrayList<>();

  private OpenApiContract(JsonNode root) {
    this.root = root;
  }

  /** Sentences about what does not fit; empty where everything does. */
  public static List<String> check(String openApiJson) {
    try {
      return new OpenApiContract(new ObjectMapper().readTree(openApiJson)).checked();
    } catch (JsonProcessingException e) {
      return List.of("The description is no JSON: " + e.getOriginalMessage());
    }
  }

  private List<String> checked() {
    String base = root.at("/servers/0/url").asText("").replaceAll("/+$", "");
    String place = base.isEmpty() ? "/api/v2/" : base + "/";
    List<AirflowCall> calls =
        Stream.of(AirflowCall.values()).filter(call -> call.path().startsWith(place)).toList();
    if (calls.isEmpty()) {
      faults.add("The description is of " + place + ", where the client asks for nothing");
    }
    for (AirflowCall call : calls) {
      JsonNode operation =
          root.path("paths")
              .path(call.path().substring(base.length()))
              .path(call.method().name().toLowerCase(Locale.ROOT));
      if (operation.isMissingNode()) {
        fault(call, "is not offered: %s %s", call.method(), call.path());
      } else {
        checkPath(call, operation);
        checkQuery(call, operation);
        checkBody(call, operation);
        checkAnswer(call, operation);
      }
    }
    return List.copyOf(faults);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Not worth a dependency.
  private void fault(AirflowCall call, String format, Object... values) {
    faults.add(call + " " + format.formatted(values));
  }

  private void checkPath(AirflowCall call, JsonNode operation) {
    for (String part : call.path().split("/")) {
      if (part.startsWith("{")
          && parameters(operation, "path").stream()
              .noneMatch(known -> part.equals("{" + known.path("name").asText() + "}"))) {
        fault(call, "names %s in its path, which the server does not", part);
      }
    }
  }

  private void checkQuery(AirflowCall call, JsonNode operation) {
    List<JsonNode> known = parameters(operation, "query");
    for (AirflowField field : call.query()) {
      List<JsonNode> schemas =
          known.stream()
              .filter(parameter -> parameter.path("name").asText().equals(field.path()))
              .flatMap(parameter -> alternatives(parameter.path("schema")))
              .flatMap(
                  schema -> Stream.concat(Stream.of(schema), alternatives(schema.path("items"))))
              .toList();
      checkType(call, "asks with", field, schemas);
    }
    known.stream()
        .filter(parameter -> parameter.path("required").asBoolean())
        .map(parameter -> parameter.path("name").asText())
        .filter(name -> call.query().stream().noneMatch(field -> field.path().equals(name)))
        .forEach(name -> fault(call, "does not ask with %s, which the server requires", name));
  }

  private List<JsonNode> parameters(JsonNode operation, String in) {
    return each(operation.path("parameters"))
        .map(this::resolved)
        .filter(parameter -> parameter.path("in").asText().equals(in))
        .toList();
  }

  private void checkBody(AirflowCall call, JsonNode operation) {
    JsonNode body = resolved(operation.path("requestBody"));
    JsonNode schema = body.at("/content/application~1json/schema");
    if (call.body().isEmpty()) {
      if (body.path("required").asBoolean()) {
        fault(call, "sends nothing, and the server requires something");
      }
      return;
    }
    for (AirflowField field : call.body()) {
      checkType(call, "sends", field, walk(schema, field.path()).schemas());
    }
    alternatives(schema)
        .flatMap(object -> each(object.path("required")))
        .map(JsonNode::asText)
        .filter(name -> call.body().stream().noneMatch(field -> field.path().equals(name)))
        .forEach(name -> fault(call, "does not send %s, which the server requires", name));
  }

  private void checkAnswer(AirflowCall call, JsonNode operation) {
    List<JsonNode> schemas = new ArrayList<>();
    operation
        .path("responses")
        .fields()
        .forEachRemaining(
            response -> {
              if (response.getKey().startsWith("2")) {
                schemas.add(resolved(response.getValue()).at("/content/application~1json/schema"));
              }
            });
    for (AirflowField field : call.answer()) {
      Found found =
          schemas.stream()
              .map(schema -> walk(schema, field.path()))
              .filter(place -> !place.schemas().isEmpty())
              .findFirst()
              .orElse(new Found(List.of(), false));
      checkType(call, "reads", field, found.schemas());
      if (found.absent() && !field.nullable()) {
        fault(
            call, "reads %s as if it were always there; the server says it may not", field.path());
      }
    }
  }

  private void checkType(
      AirflowCall call, String verb, AirflowField field, List<JsonNode> schemas) {
    if (schemas.isEmpty()) {
      fault(call, "%s %s, which the server does not know", verb, field.path());
    } else if (schemas.stream().noneMatch(schema -> fits(field.type(), schema))) {
      fault(
          call,
          "%s %s as %s; the server says %s",
          verb,
          field.path(),
          field.type(),
          schemas.stream().map(schema -> schema.path("type").asText("?")).distinct().toList());
    }
  }

  private static boolean fits(JsonType type, JsonNode schema) {
    String known = schema.path("type").asText();
    boolean time = schema.path("format").asText().equals("date-time");
    return switch (type) {
      case TEXT -> known.equals("string") && !time;
      case TIME -> known.equals("string") && time;
      case WHOLE -> known.equals("integer");
      case NUMBER -> known.equals("number") || known.equals("integer");
      case TRUTH -> known.equals("boolean");
      case TABLE -> known.equals("object");
    };
  }

  /** What stands at a path, and whether something else or nothing may stand there. */
  private record Found(List<JsonNode> schemas, boolean absent) {}

  private Found walk(JsonNode schema, String path) {
    List<JsonNode> here = alternatives(schema).toList();
    boolean absent = false;
    for (String step : Arrays.asList(path.replace("[]", ".[]").split("\\."))) {
      absent |= here.stream().anyMatch(OpenApiContract::isNull);
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode place : here) {
        JsonNode inner =
            step.equals("[]") ? place.path("items") : place.path("properties").path(step);
        if (!inner.isMissingNode()) {
          next.add(inner);
          absent |=
              !step.equals("[]")
                  && each(place.path("required")).noneMatch(name -> name.asText().equals(step));
        }
      }
      here = next.stream().flatMap(this::alternatives).toList();
    }
    absent |= here.stream().anyMatch(OpenApiContract::isNull);
    return new Found(here.stream().filter(place -> !isNull(place)).toList(), absent);
  }

  private static boolean isNull(JsonNode schema) {
    return schema.path("type").asText().equals("null");
  }

  /** What a schema may be, with references followed. */
  private Stream<JsonNode> alternatives(JsonNode schema) {
    JsonNode known = resolved(schema);
    List<JsonNode> inner =
        Stream.of("anyOf", "oneOf", "allOf").flatMap(word -> each(known.path(word))).toList();
    if (known.isMissingNode()) {
      return Stream.empty();
    }
    return inner.isEmpty() ? Stream.of(known) : inner.stream().flatMap(this::alternatives);
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    return reference.isTextual() ? resolved(root.at(reference.textValue().substring(1))) : schema;
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
