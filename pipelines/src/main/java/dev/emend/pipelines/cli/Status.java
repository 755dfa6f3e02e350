package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.NightsTable;
import dev.emend.jobs.tables.Reports;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.report.Durations;
import dev.emend.pipelines.report.JsonReport;
import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import dev.emend.store.StoreException;
import dev.emend.store.StoreVersion;
import dev.emend.store.publish.FleetSwitch;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The state of the nights, from the journal, the run reports and the store; without Spark. */
final class Status {
  private final WarehouseOptions options;
  private final Settings settings;
  private final Reports reports;

  Status(WarehouseOptions options, Settings settings) {
    this.options = options;
    this.settings = settings;
    this.reports = new Reports(options);
  }

  /** Of all nights, or of one in full. */
  Answer of(LocalDate nightOrNull) {
    SortedMap<LocalDate, AcceptedNight> accepted;
    try (NightsTable nights = NightsTable.open(options)) {
      accepted = nights.byNight();
    }
    NavigableSet<LocalDate> dates = new TreeSet<>(accepted.keySet());
    try {
      dates.addAll(reports.nights());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (nightOrNull == null) {
      return all(dates, accepted);
    }
    if (!dates.contains(nightOrNull)) {
      throw new ExpectedFailure(
          ExitCode.NO_INPUT,
          "The night "
              + nightOrNull
              + " was never run in "
              + options.location()
              + " (./emend status lists those that were)");
    }
    return one(nightOrNull, accepted.get(nightOrNull));
  }

  private Answer all(SortedSet<LocalDate> dates, Map<LocalDate, AcceptedNight> accepted) {
    TextTable table = new TextTable("night", "accepted", "turns", "set aside", "last run", "took");
    List<String> sentences = new ArrayList<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode nights = json.putArray("nights");
    for (LocalDate date : dates) {
      AcceptedNight night = accepted.get(date);
      Optional<RunReport> report = report(date);
      table.row(
          date,
          night == null ? "no" : "yes",
          count(night, report, "accepted"),
          count(night, report, "quarantined"),
          report.map(RunReport::verdict).orElse(""),
          report.map(run -> Durations.text(run.took())).orElse(""));
      report
          .filter(run -> !run.sentence().isEmpty())
          .ifPresent(run -> sentences.add(date + ": " + run.sentence()));
      nights.add(json(date, night, report));
    }
    Announced announced = announced();
    json.put("announced", announced.version());
    List<String> parts = new ArrayList<>();
    parts.add(table.isEmpty() ? "No night was run yet" : table.toString());
    parts.addAll(sentences);
    parts.add(announced.sentence());
    return Answer.done(String.join(System.lineSeparator(), parts), json);
  }

  private Answer one(LocalDate date, AcceptedNight night) {
    Optional<RunReport> report = report(date);
    List<String> parts = new ArrayList<>();
    parts.add("Night " + date + (night == null ? " is not accepted" : " is accepted"));
    report.ifPresent(run -> parts.add(text(run)));
    if (night != null) {
      parts.add("Counts: " + night.counts());
      night.notes().forEach(note -> parts.add("Note: " + note));
    }
    return Answer.done(String.join(System.lineSeparator(), parts), json(date, night, report));
  }

  private static String text(RunReport run) {
    TextTable table = new TextTable("step", "took", "ended", "notes");
    for (StepReport step : run.steps()) {
      table.row(
          step.name(),
          Durations.text(step.took()),
          step.code(),
          step.notes().stream().collect(Collectors.joining(" ")));
    }
    String why = run.sentence().isEmpty() ? "" : ": " + run.sentence();
    return "Last run, begun %s: %s%s%n%s".formatted(run.started(), run.verdict(), why, table);
  }

  private static ObjectNode json(LocalDate date, AcceptedNight night, Optional<RunReport> report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("night", date.toString()).put("accepted", night != null);
    if (night != null) {
      ObjectNode counts = json.putObject("counts");
      night.counts().forEach(counts::put);
    }
    report.ifPresent(run -> json.set("last_run", JsonReport.of(run)));
    return json;
  }

  /** What was accepted counts; of a night that was not, what its last run saw. */
  private static String count(AcceptedNight night, Optional<RunReport> report, String name) {
    Long count =
        night != null
            ? night.counts().get("ingest." + name)
            : report.stream()
                .flatMap(run -> run.steps().stream())
                .filter(step -> step.name().equals("ingest"))
                .map(step -> step.counts().get(name))
                .findFirst()
                .orElse(null);
    return count == null ? "" : "%,d".formatted(count);
  }

  private Optional<RunReport> report(LocalDate date) {
    try {
      Optional<String> text = reports.read(date, "night.json");
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(JsonReport.read(new ObjectMapper().readTree(text.get())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is announced, or why nothing is. */
  private record Announced(Long version, String sentence) {}

  /** The state of the nights is worth showing where the store's cannot be read. */
  private Announced announced() {
    RewritePublisher publisher = StoreFolder.publisher(settings);
    try {
      return publisher.versions().stream()
          .filter(StoreVersion::announced)
          .findFirst()
          .map(version -> new Announced(version.version(), sentence(version) + switchedOff()))
          .orElseGet(
              () -> new Announced(null, publisher.damage().orElse("No version is announced yet")));
    } catch (StoreException e) {
      return new Announced(null, e.getMessage());
    }
  }

  private String switchedOff() {
    return new FleetSwitch(StoreFolder.storage(settings))
        .reason()
        .map(reason -> "; rewriting is switched off for all services: " + reason)
        .orElse("");
  }

  private static String sentence(StoreVersion version) {
    return "Announced: version %d, as of %s, with %,d rewrites"
        .formatted(version.version(), version.asOf(), version.count());
  }
}
