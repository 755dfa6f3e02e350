package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.stream.StreamSupport;

/** What the proof asks Airflow for beyond what the client knows. */
final class OtherCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String token;

  /** Logs in. */
  OtherCalls(URI server, String user, String password) {
    this.server = server;
    ObjectNode login = object().put("username", user).put("password", password);
    this.token = call("POST", "/auth/token", login, null).get("access_token").asText();
  }

  /** Lets the server make what its tasks will ask; the first question takes it a while. */
  void warmUp() {
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/execution/health")).build();
    try {
      http.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a server that speaks for its parts is up. */
  static boolean healthy(URI server) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve("/api/v2/monitor/health")).build();
      JsonNode health =
          JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
      return StreamSupport.stream(health.spliterator(), false)
          .allMatch(part -> part.path("status").asText().equals("healthy"));
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode warnings() {
    return get("/api/v2/dagWarnings").get("dag_warnings");
  }

  /** Gives a run up. */
  void fail(String dag, String run) {
    call("PATCH", "/api/v2/dags/" + dag + "/dagRuns/" + run, object().put("state", "failed"));
  }

  /** Begins a backfill of nights that have run or not. */
  int backfill(String dag, LocalDate from, LocalDate to, int atOnce) {
    ObjectNode order = object().put("dag_id", dag);
    order.put("from_date", from + "T00:00:00Z").put("to_date", to + "T23:59:59Z");
    order.put("reprocess_behavior", "completed").put("max_active_runs", atOnce);
    return call("POST", "/api/v2/backfills", order).get("id").asInt();
  }

  /** The events of all assets, newest first. */
  JsonNode assetEvents() {
    return get("/api/v2/assets/events?order_by=-timestamp").get("asset_events");
  }

  /** The description that the server gives of itself. */
  String openApi(String path) {
    return get(path).toString();
  }

  private JsonNode get(String path) {
    return call("GET", path, null);
  }

  private JsonNode call(String method, String path, ObjectNode body) {
    return call(method, path, body, token);
  }

  private JsonNode call(String method, String path, ObjectNode body, String bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path.replace("+", "%2B")))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(
            "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
