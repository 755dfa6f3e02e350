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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The few REST calls that the proof needs. */
final class AirflowCalls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final int hour;
  private final String token;

  /**
   * Logs in.
   *
   * @param hour at which the data intervals of the DAG begin
   */
  AirflowCalls(URI server, String user, String password, int hour) {
    this.server = server;
    this.hour = hour;
    ObjectNode login = object().put("username", user).put("password", password);
    this.token = call("POST", "/auth/token", login, null).get("access_token").asText();
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

  JsonNode importErrors() {
    return get("/api/v2/importErrors").get("import_errors");
  }

  JsonNode warnings() {
    return get("/api/v2/dagWarnings").get("dag_warnings");
  }

  /** A DAG; missing where it is not known yet. */
  JsonNode dag(String dag) {
    return get("/api/v2/dags/" + dag);
  }

  void unpause(String dag) {
    call("PATCH", "/api/v2/dags/" + dag, object().put("is_paused", false));
  }

  /** Asks for a night; the id of its run. */
  String trigger(String dag, LocalDate date) {
    ObjectNode order = object();
    order.put("logical_date", start(date));
    order.put("data_interval_start", start(date));
    order.put("data_interval_end", start(date.plusDays(1)));
    order.putObject("conf").put("date", date.toString());
    return call("POST", "/api/v2/dags/" + dag + "/dagRuns", order).get("dag_run_id").asText();
  }

  JsonNode runs(String dag) {
    return get("/api/v2/dags/" + dag + "/dagRuns").get("dag_runs");
  }

  String state(String dag, String run) {
    return get("/api/v2/dags/" + dag + "/dagRuns/" + run).get("state").asText();
  }

  /** Gives a run up. */
  void fail(String dag, String run) {
    call("PATCH", "/api/v2/dags/" + dag + "/dagRuns/" + run, object().put("state", "failed"));
  }

  /** The tasks of a run by their names. */
  Map<String, JsonNode> tasks(String dag, String run) {
    JsonNode all = get("/api/v2/dags/" + dag + "/dagRuns/" + run + "/taskInstances");
    Map<String, JsonNode> tasks = new TreeMap<>();
    all.get("task_instances").forEach(task -> tasks.put(task.get("task_id").asText(), task));
    return tasks;
  }

  /** What a task said in one of its tries, a line each. */
  String log(String dag, String run, String task, int number) {
    String path =
        "/api/v2/dags/%s/dagRuns/%s/taskInstances/%s/logs/%d".formatted(dag, run, task, number);
    return StreamSupport.stream(get(path).get("content").spliterator(), false)
        .map(line -> line.isTextual() ? line.asText() : line.path("event").asText())
        .collect(Collectors.joining("\n"));
  }

  /** Begins a backfill of nights that have run or not. */
  int backfill(String dag, LocalDate from, LocalDate to, int atOnce) {
    ObjectNode order = object().put("dag_id", dag);
    order.put("from_date", from + "T00:00:00Z").put("to_date", to + "T23:59:59Z");
    order.put("reprocess_behavior", "completed").put("max_active_runs", atOnce);
    return call("POST", "/api/v2/backfills", order).get("id").asInt();
  }

  boolean backfilled(int id) {
    return !get("/api/v2/backfills/" + id).get("completed_at").isNull();
  }

  /** The events of all assets, newest first. */
  JsonNode assetEvents() {
    return get("/api/v2/assets/events?order_by=-timestamp").get("asset_events");
  }

  private String start(LocalDate date) {
    return "%sT%02d:00:00Z".formatted(date, hour);
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
      if (answer.statusCode() / 100 != 2 && answer.statusCode() != 404) {
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
