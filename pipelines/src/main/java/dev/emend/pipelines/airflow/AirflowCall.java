package dev.emend.pipelines.airflow;

import dev.emend.pipelines.airflow.AirflowField.JsonType;
import java.util.List;

/**
 * Every request that the client makes of Airflow, with all that it may send and all that it reads
 * of the answer. {@link AirflowRequest} sends and {@link AirflowAnswer} reads nothing that is not
 * listed here.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its lists cannot be changed.
public enum AirflowCall {
  LOGIN(Method.POST, "/auth/token", "", "username:text password:text", "access_token:text"),
  VERSION(Method.GET, "/api/v2/version", "", "", "version:text"),
  HEALTH(
      Method.GET,
      "/api/v2/monitor/health",
      "",
      "",
      """
      metadatabase.status:text?
      scheduler.status:text? scheduler.latest_scheduler_heartbeat:text?
      dag_processor.status:text? dag_processor.latest_dag_processor_heartbeat:text?
      triggerer.status:text? triggerer.latest_triggerer_heartbeat:text?
      """),
  DAG(Method.GET, "/api/v2/dags/{dag_id}", "", "", Shape.DAG),
  DAGS(Method.GET, "/api/v2/dags", "limit:whole", "", "dags[].dag_id:text total_entries:whole"),
  PAUSE(Method.PATCH, "/api/v2/dags/{dag_id}", "", "is_paused:truth", Shape.DAG),
  IMPORT_ERRORS(
      Method.GET,
      "/api/v2/importErrors",
      "limit:whole",
      "",
      "import_errors[].filename:text import_errors[].stack_trace:text"),
  TRIGGER(
      Method.POST,
      "/api/v2/dags/{dag_id}/dagRuns",
      "",
      "logical_date:time data_interval_start:time data_interval_end:time conf:table",
      Shape.RUN),
  RUNS(
      Method.GET,
      "/api/v2/dags/{dag_id}/dagRuns",
      """
      limit:whole order_by:text state:text conf_contains:text
      logical_date_gte:time logical_date_lt:time
      """,
      "",
      Shape.each("dag_runs", Shape.RUN)),
  RUN(Method.GET, "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}", "", "", Shape.RUN),
  CLEAR(
      Method.POST,
      "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/clear",
      "",
      "dry_run:truth only_failed:truth",
      ""),
  TASKS(
      Method.GET,
      "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances",
      "limit:whole order_by:text",
      "",
      Shape.each("task_instances", Shape.TASK)),
  LOG(
      Method.GET,
      "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}",
      "full_content:truth token:text",
      "",
      "content[].event:text continuation_token:text?"),
  BACKFILL(Method.POST, "/api/v2/backfills", "", Shape.BACKFILL_ORDER, Shape.BACKFILL),
  BACKFILL_PLAN(
      Method.POST,
      "/api/v2/backfills/dry_run",
      "",
      Shape.BACKFILL_ORDER,
      "backfills[].logical_date:time?"),
  BACKFILLS(
      Method.GET,
      "/api/v2/backfills",
      "dag_id:text limit:whole order_by:text",
      "",
      Shape.each("backfills", Shape.BACKFILL)),
  CANCEL_BACKFILL(Method.PUT, "/api/v2/backfills/{backfill_id}/cancel", "", "", Shape.BACKFILL);

  /** How a request is made. */
  public enum Method {
    GET,
    POST,
    PATCH,
    PUT
  }

  /** What several answers have in common. */
  private static final class Shape {
    static final String DAG =
        """
        dag_id:text is_paused:truth is_stale:truth has_import_errors:truth
        relative_fileloc:text? timetable_summary:text? last_parsed_time:time?
        next_dagrun_data_interval_start:time? next_dagrun_data_interval_end:time?
        """;
    static final String RUN =
        """
        dag_run_id:text run_type:text state:text conf:table?
        logical_date:time? data_interval_start:time? run_after:time
        start_date:time? end_date:time?
        """;
    static final String TASK =
        """
        task_id:text state:text? try_number:whole max_tries:whole
        start_date:time? end_date:time?
        """;
    static final String BACKFILL_ORDER =
        """
        dag_id:text from_date:time to_date:time
        run_backwards:truth max_active_runs:whole reprocess_behavior:text
        """;
    static final String BACKFILL =
        """
        id:whole from_date:time to_date:time is_paused:truth completed_at:time?
        """;

    private Shape() {}

    static String each(String list, String item) {
      return item.replaceAll("(\\S+:\\S+)", list + "[].$1");
    }
  }

  private final Method method;
  private final String path;
  private final List<AirflowField> query;
  private final List<AirflowField> body;
  private final List<AirflowField> answer;

  AirflowCall(Method method, String path, String query, String body, String answer) {
    this.method = method;
    this.path = path;
    this.query = AirflowField.listOf(query);
    this.body = AirflowField.listOf(body);
    this.answer = AirflowField.listOf(answer);
  }

  /** How the request is made. */
  public Method method() {
    return method;
  }

  /** Path below the server's address, with names in braces. */
  public String path() {
    return path;
  }

  /** What may follow the question mark. */
  public List<AirflowField> query() {
    return query;
  }

  /** What may be sent. */
  public List<AirflowField> body() {
    return body;
  }

  /** What is read of the answer. */
  public List<AirflowField> answer() {
    return answer;
  }

  /** Whether asking twice does no more than asking once. */
  boolean repeatable() {
    return method == Method.GET || this == LOGIN || this == PAUSE || this == BACKFILL_PLAN;
  }

  /** Whether the server asks who it is. */
  boolean needsLogin() {
    return this != LOGIN && this != VERSION && this != HEALTH;
  }

  static AirflowField known(List<AirflowField> fields, String path, AirflowCall call, JsonType type) {
    return fields.stream()
        .filter(field -> field.path().equals(path) && field.type() == type)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid field of " + call + ": " + path + " as " + type + " (not listed)"));
  }
}
