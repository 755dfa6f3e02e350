package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.interaction.Rewrite;
import dev.emend.jobs.findings.Shown;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.RangeResult;
import dev.emend.pipelines.report.Durations;
import dev.emend.pipelines.report.JsonReport;
import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a range of nights went, for people and for programs. */
final class RangeText {
  private final RangeResult result;
  private final String logs;
  private final Function<NightRange, String> resume;

  /**
   * A text.
   *
   * @param logs the folder of the logs
   * @param resume the command that runs what remains
   */
  RangeText(RangeResult result, String logs, Function<NightRange, String> resume) {
    this.result = result;
    this.logs = logs;
    this.resume = resume;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("exit_code", result.code().code());
    ArrayNode nights = json.putArray("nights");
    result.reports().forEach(report -> nights.add(JsonReport.of(report)));
    ArrayNode passedOver = json.putArray("passed_over");
    result.passedOver().keySet().forEach(night -> passedOver.add(night.toString()));
    json.put("report", result.keptAt());
    json.put("resume", result.remaining().map(resume).orElse(null));
    return json;
  }

  String text() {
    List<String> parts = new ArrayList<>();
    if (result.reports().isEmpty() || result.reports().get(0).steps().isEmpty()) {
      return "";
    }
    parts.add(result.reports().size() == 1 ? steps(result.reports().get(0)) : nights());
    if (!result.passedOver().isEmpty()) {
      parts.add("Passed over for want of logs: " + dates(result.passedOver().keySet()));
    }
    result
        .last()
        .filter(last -> last.code() == ExitCode.DONE)
        .map(this::learnt)
        .ifPresent(parts::add);
    if (result.keptAt() != null) {
      parts.add("Report: " + result.keptAt());
    }
    return String.join(System.lineSeparator() + System.lineSeparator(), parts);
  }

  String complaint() {
    return result.reports().isEmpty() ? nothing() : result.failed().map(this::failure).orElse("");
  }

  private String nothing() {
    return result.range().single()
        ? result.passedOver().get(result.range().from())
        : "No logs of " + result.range() + " in " + logs;
  }

  private static String steps(RunReport report) {
    TextTable table = new TextTable("step", "took", "counted");
    for (StepReport step : report.steps()) {
      table.row(step.name(), Durations.text(step.took()), counts(step));
    }
    return "Night %s: %s in %s"
            .formatted(report.night(), report.verdict(), Durations.text(report.took()))
        + System.lineSeparator()
        + System.lineSeparator()
        + table
        + notes(report);
  }

  /** A step alone has no other place for its remarks; a night has its page. */
  private static String notes(RunReport report) {
    List<StepReport> steps = report.steps();
    return steps.size() == 1
        ? steps.get(0).notes().stream()
            .map(note -> System.lineSeparator() + note)
            .collect(Collectors.joining())
        : "";
  }

  private static String counts(StepReport step) {
    return step.counts().entrySet().stream()
        .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
        .collect(Collectors.joining(", "));
  }

  private String nights() {
    TextTable table = new TextTable("night", "verdict", "took");
    for (RunReport report : result.reports()) {
      table.row(report.night(), report.verdict(), Durations.text(report.took()));
    }
    return table.toString();
  }

  private String learnt(RunReport report) {
    List<Rewrite> rewrites =
        report.findings().shown().served().stream().map(Shown.Served::rewrite).toList();
    if (rewrites.isEmpty()) {
      return report.findings().shown().withheld() == 0
          ? "Nothing to rewrite was learnt yet"
          : "What was learnt comes from too few customers to be shown (report.min-customers)";
    }
    boolean locales = rewrites.stream().map(Rewrite::locale).distinct().count() > 1;
    TextTable table =
        new TextTable("heard", "becomes", "context", "locale", "success", "customers", "status");
    for (Rewrite rewrite : rewrites) {
      table.row(
          rewrite.source(),
          rewrite.target(),
          rewrite.context(),
          locales ? rewrite.locale() : "",
          percent(rewrite.successSource()) + " → " + percent(rewrite.successTarget()),
          rewrite.customers(),
          rewrite.status());
    }
    return "What was learnt, as of " + report.night() + ":" + System.lineSeparator() + table;
  }

  private String failure(RunReport report) {
    String went = report.code() == ExitCode.NO_INPUT ? "has no input" : report.verdict();
    String why = "Night %s %s: %s".formatted(report.night(), went, report.sentence());
    // Where the command line is wrong, the same command would end the same way.
    return report.code() == ExitCode.USAGE
        ? why
        : "%s%nResume with: %s".formatted(why, resume.apply(result.remaining().orElseThrow()));
  }

  private static String dates(Set<LocalDate> dates) {
    return dates.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
