package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One submitted night, watched by what conf/examples turns on: lineage and metrics. */
@Tag("surroundings")
class ObservedTest {
  private static final Path EXAMPLES = Path.of("../conf/examples").toAbsolutePath().normalize();
  private static final Path SAMPLE = Path.of("../docs/samples/openlineage.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WRITES = "overwrite_by_expression.emend_emend_";

  private static final List<JsonNode> EVENTS = new ArrayList<>();
  private static final Map<String, String> METRICS = new TreeMap<>();

  @TempDir static Path folder;

  @BeforeAll
  static void aNight() throws Exception {
    Path conf = folder.resolve("watched.conf");
    Files.writeString(
        conf,
        """
        include file("%1$s/openlineage.conf")
        include file("%1$s/prometheus.conf")
        """
            .formatted(EXAMPLES));
    int port = StandaloneCluster.freePort();
    Path lineage = folder.resolve("lineage.jsonl");
    Submission emend =
        Submission.distribution(
                "--master",
                "local[2]",
                "--jars",
                Path.of("target/openlineage.jar").toAbsolutePath().toString(),
                "--conf",
                "spark.ui.port=" + port)
            .with("EMEND_LINEAGE", lineage.toString());
    emend
        .run(
            folder,
            line -> {
              if (METRICS.isEmpty() && line.contains("Starting task")) {
                METRICS.put("driver", get(port, "/metrics/prometheus/"));
                METRICS.put("executors", get(port, "/metrics/executors/prometheus/"));
              }
            },
            "night",
            "--date",
            "2026-05-04",
            "--logs",
            Submission.LOGS.toString(),
            "--warehouse",
            folder + "/warehouse",
            "--conf",
            conf.toString())
        .well();
    for (String line : Files.readAllLines(lineage)) {
      EVENTS.add(JSON.readTree(line));
    }
  }

  @Test
  void lineageNamesTheTablesThatAreReadForEachTableThatIsWritten() throws Exception {
    assertThat(flows())
        .containsEntry("turns", Set.of())
        .containsEntry("said_next", Set.of("turns"))
        .containsEntry("judgements", Set.of("turns"))
        .containsEntry("transitions", Set.of("turns", "judgements"))
        .containsEntry("evidence", Set.of("turns", "judgements"))
        .containsKeys("quarantine", "rewrites", "labels");
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(SAMPLE, sample());
    }
    assertThat(sample()).as("docs/samples; -Dpages.write=true").isEqualTo(Files.readString(SAMPLE));
  }

  @Test
  void metricsAreServedWhileItRuns() {
    assertThat(METRICS.get("driver"))
        .contains("metrics_emend_driver_DAGScheduler_job_allJobs_Number{type=\"gauges\"}");
    assertThat(METRICS.get("executors")).contains("metrics_executor_rddBlocks{");
  }

  /** What was read for each table that was written, by the events that tell of an end. */
  private static Map<String, Set<String>> flows() {
    Map<String, Set<String>> flows = new TreeMap<>();
    for (JsonNode event : ends()) {
      for (JsonNode output : event.get("outputs")) {
        Set<String> inputs = flows.computeIfAbsent(table(output), table -> new TreeSet<>());
        event.get("inputs").forEach(input -> inputs.add(table(input)));
      }
    }
    return flows;
  }

  private static List<JsonNode> ends() {
    return EVENTS.stream()
        .filter(event -> event.get("eventType").textValue().equals("COMPLETE"))
        .filter(event -> event.at("/job/name").textValue().contains(WRITES))
        .toList();
  }

  private static String table(JsonNode dataset) {
    String name = dataset.get("name").textValue();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The last event of each table, in order, without what differs with every run. */
  private static String sample() throws Exception {
    Map<String, String> last = new TreeMap<>();
    for (JsonNode event : ends()) {
      ObjectNode told = JSON.createObjectNode();
      told.set("eventType", event.get("eventType"));
      told.set("job", names(event.get("job")));
      for (String side : List.of("inputs", "outputs")) {
        Map<String, ObjectNode> datasets = new TreeMap<>();
        event.get(side).forEach(dataset -> datasets.put(table(dataset), names(dataset)));
        told.putArray(side).addAll(datasets.values());
      }
      String line = JSON.writeValueAsString(told).replace(folder.toRealPath().toString(), "/data");
      last.put(event.at("/job/name").textValue(), line);
    }
    return String.join("\n", last.values()) + "\n";
  }

  private static ObjectNode names(JsonNode full) {
    ObjectNode names = JSON.createObjectNode();
    names.set("namespace", full.get("namespace"));
    names.set("name", full.get("name"));
    return names;
  }

  private static String get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    } catch (Exception e) {
      return e.toString();
    }
  }
}
