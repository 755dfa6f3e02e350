package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.pipelines.airflow.AirflowRun;
import dev.emend.pipelines.airflow.AirflowTask;
import dev.emend.pipelines.report.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Runs and tasks for people and for programs. */
final class AirflowText {
  private AirflowText() {}

  static String runs(List<AirflowRun> runs) {
    TextTable table = new TextTable("night", "state", "began", "took", "wanted by");
    runs.forEach(
        run ->
            table.row(run.date(), run.state(), time(run.started()), took(run.took()), run.type()));
    return table.toString();
  }

  static String tasks(List<AirflowTask> tasks) {
    TextTable table = new TextTable("task", "state", "try", "began", "took");
    tasks.forEach(
        task ->
            table.row(
                task.id(),
                task.state(),
                task.tries() == 0 ? "" : task.tries() + " of " + task.most(),
                task.tries() == 0 ? "" : time(task.started()),
                took(task.took())));
    return table.toString();
  }

  /** A run in one line. */
  static String line(AirflowRun run) {
    return "%s: %s%s (%s)"
        .formatted(
            run.date(),
            run.state(),
            run.took().map(took -> " after " + Durations.text(took)).orElse(""),
            run.id());
  }

  static ObjectNode json(AirflowRun run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("night", run.date().toString())
        .put("run_id", run.id())
        .put("state", run.state())
        .put("type", run.type())
        .put("began", text(run.started()))
        .put("ended", text(run.ended()));
    run.took().ifPresent(took -> json.put("took_seconds", seconds(took)));
    return json;
  }

  static ObjectNode json(AirflowRun run, List<AirflowTask> tasks) {
    ObjectNode json = json(run);
    ArrayNode list = json.putArray("tasks");
    for (AirflowTask task : tasks) {
      ObjectNode item = list.addObject();
      item.put("task", task.id())
          .put("state", task.state())
          .put("tries", task.tries())
          .put("most_tries", task.most())
          .put("began", text(task.started()))
          .put("ended", text(task.ended()));
      task.took().ifPresent(took -> item.put("took_seconds", seconds(took)));
    }
    return json;
  }

  static String took(Optional<Duration> took) {
    return took.map(Durations::text).orElse("");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** A time without its fractions, UTC. */
  static String time(Instant instant) {
    return instant == null
        ? ""
        : instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
