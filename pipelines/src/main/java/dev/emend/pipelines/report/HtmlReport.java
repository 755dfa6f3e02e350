package dev.emend.pipelines.report;

import static dev.emend.pipelines.report.Markup.cell;
import static dev.emend.pipelines.report.Markup.escape;
import static dev.emend.pipelines.report.Markup.grouped;
import static dev.emend.pipelines.report.Markup.number;
import static dev.emend.pipelines.report.Markup.row;
import static dev.emend.pipelines.report.Markup.section;

import dev.emend.jobs.steps.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run report as one HTML page that needs nothing from elsewhere. What people look for first
 * stands first: how the night ended, what failed if it did, the nights' trend, the rewrites and
 * what was rejected; then the labels, the steps and the checks.
 */
public final class HtmlReport {
  private static final String STYLE = resource("night.css");

  private HtmlReport() {}

  /** The page. */
  public static String of(RunReport report) {
    Findings findings = report.findings();
    LearntHtml learnt = new LearntHtml(findings.shown());
    boolean done = report.code() == ExitCode.DONE;
    boolean accepted = findings.shown().minCustomers() > 0;
    String steps = section("Steps", steps(report.steps()));
    String checks = section("Checks", checks(findings.checks()));
    String body =
        Stream.of(
                verdict(report),
                done
                    ? ""
                    : steps + section("Checks that did not pass", checks(notPassed(findings))),
                section(
                    "The nights so far", new TrendCharts(findings.nights(), report.night()).html()),
                accepted ? section("Rewrites that are served", learnt.served()) : "",
                section("Rejected", learnt.rejected()),
                section("Labels", learnt.labels()),
                done ? steps : "",
                checks,
                accepted ? section("What is not shown", withheld(findings)) : "")
            .collect(Collectors.joining());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Night %s</title><style>
    %s</style></head>
    <body>
    <h1>Night %s</h1>
    %s</body>
    </html>
    """
        .formatted(report.night(), STYLE, report.night(), body);
  }

  private static String verdict(RunReport report) {
    String why = report.sentence().isEmpty() ? "" : ": " + escape(report.sentence());
    return "<p class=\"verdict%s\"><b>%s</b>%s</p>%n<p class=\"faint\">Began %s, took %s.</p>%n"
        .formatted(
            report.code() == ExitCode.DONE ? "" : " bad",
            report.verdict(),
            why,
            report.started().truncatedTo(ChronoUnit.SECONDS),
            Durations.text(report.took()));
  }

  private static String steps(List<StepReport> steps) {
    String rows = steps.stream().map(HtmlReport::step).collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : Markup.table("steps", List.of("step", "took", "counted", "notes"), rows);
  }

  private static String step(StepReport step) {
    String counts =
        step.counts().entrySet().stream()
            .map(count -> grouped(count.getValue()) + " " + escape(count.getKey()))
            .collect(Collectors.joining(", "));
    String notes =
        Stream.concat(
                step.sentence().isEmpty()
                    ? Stream.of()
                    : Stream.of("<b>" + escape(step.sentence()) + "</b>"),
                step.notes().stream().map(Markup::escape))
            .collect(Collectors.joining("<br>"));
    return row(
        cell("step", escape(step.name()))
            + number("took", Durations.text(step.took()))
            + cell("counted", counts)
            + cell("notes", notes));
  }

  private static List<Findings.CheckLine> notPassed(Findings findings) {
    return findings.checks().stream().filter(check -> !check.status().equals("PASSED")).toList();
  }

  private static String checks(List<Findings.CheckLine> checks) {
    String rows =
        checks.stream()
            .map(
                check ->
                    row(
                        cell("check", escape(check.name()))
                            + cell(
                                "result",
                                "<span class=\"status %s\">%s</span>"
                                    .formatted(escape(check.status()), escape(check.status())))
                            + cell("found", escape(check.sentence()))))
            .collect(Collectors.joining());
    return rows.isEmpty() ? "" : Markup.table("checks", List.of("check", "result", "found"), rows);
  }

  private static String withheld(Findings findings) {
    return """
    <p>This page names no customer, device, session or turn, and no time of day. A text, or what the assistant
    had asked, is shown only where at least %d customers of the window said it, or were asked it, in that
    locale (<code>report.min-customers</code>); a slot's value where it stands in such a text; a session where
    as many customers went the same way, and of it only the turns from the rewrite's source to the one behind
    its target, in whole seconds. That keeps single people out of sight; it is no guarantee against someone
    who has the logs as well.</p>
    """
        .formatted(findings.shown().minCustomers());
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
