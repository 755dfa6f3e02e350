package dev.emend.pipelines.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.steps.ExitCode;
import java.util.List;

/** A schedule as JSON, for DAGs in whatever language. */
public final class ScheduleJson {
  private static final int FORMAT = 1;

  /** What the last task says of the version that services now see. */
  private static final String ANNOUNCED =
      "nnounced version (?P<version>\\d+), as of (?P<as_of>\\d{4}-\\d{2}-\\d{2})";

  private ScheduleJson() {}

  /** The description of a schedule; times are in seconds. */
  public static String of(NightSchedule schedule) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("note", "Written from the pipeline by ScheduleTest; do not edit.");
    schedule.tasks().forEach(task -> json.withArray("tasks").add(task(task)));
    ArrayNode codes = json.putArray("exit_codes");
    for (ExitCode code : ExitCode.values()) {
      codes
          .addObject()
          .put("code", code.code())
          .put("name", code.name())
          .put("then", Then.of(code).word());
    }
    json.put("killed", Then.RETRY.word());
    json.putObject("retries")
        .put("times", schedule.retries().times())
        .put("first_delay", schedule.retries().firstDelay().toSeconds())
        .put("multiplier", schedule.retries().multiplier())
        .put("longest_delay", schedule.retries().longestDelay().toSeconds());
    json.putObject("patience")
        .put("every", schedule.patience().every().toSeconds())
        .put("deadline", schedule.patience().deadline().toSeconds());
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode task(ScheduledTask task) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", task.name()).put("meaning", task.meaning());
    add(json, "arguments", task.arguments());
    add(json, "reads", task.reads());
    add(json, "writes", task.writes());
    add(json, "upstream", task.upstream());
    json.put("time_limit", ScheduledTask.TIME_LIMIT.toSeconds());
    json.put("waits", task.waits());
    json.put("announces", task.announces() ? ANNOUNCED : null);
    return json;
  }

  private static void add(ObjectNode json, String name, List<String> words) {
    words.forEach(json.putArray(name)::add);
  }
}
