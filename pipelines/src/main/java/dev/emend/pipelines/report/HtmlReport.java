package dev.emend.pipelines.report;

import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.steps.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run report as one HTML page that needs nothing from elsewhere. */
public final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem;
             padding: 0 1rem; color: #1d2733; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
               border-bottom: 1px solid #dde3ea; }
      td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .verdict { padding: .6rem .9rem; border-left: 4px solid #2b8a3e; background: #f1f8f2; }
      .verdict.bad { border-color: #c92a2a; background: #fdf3f3; }
      .faint { color: #66727f; }
      """;

  private HtmlReport() {}

  /** The page. */
  public static String of(RunReport report) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Night %s</title><style>
    %s</style></head>
    <body>
    <h1>Night %s</h1>
    %s
    %s
    %s
    %s
    %s
    </body>
    </html>
    """
        .formatted(
            report.night(),
            STYLE,
            report.night(),
            verdict(report),
            steps(report.steps()),
            checks(report.findings().checks()),
            rewrites(report.findings().rewrites()),
            labels(report.findings().labels()));
  }

  private static String verdict(RunReport report) {
    String why = report.sentence().isEmpty() ? "" : ": " + escape(report.sentence());
    return "<p class=\"verdict%s\"><b>%s</b>%s</p>\n<p class=\"faint\">Began %s, took %s.</p>"
        .formatted(
            report.code() == ExitCode.DONE ? "" : " bad",
            report.verdict(),
            why,
            report.started(),
            Durations.text(report.took()));
  }

  private static String steps(List<StepReport> steps) {
    return table(
        "Steps", List.of("step", "took", "counted", "notes"), steps.stream().map(HtmlReport::row));
  }

  private static String row(StepReport step) {
    String counts =
        step.counts().entrySet().stream()
            .map(count -> grouped(count.getValue()) + " " + escape(count.getKey()))
            .collect(Collectors.joining(", "));
    String notes =
        Stream.concat(
                step.sentence().isEmpty()
                    ? Stream.of()
                    : Stream.of("<b>" + escape(step.sentence()) + "</b>"),
                step.notes().stream().map(HtmlReport::escape))
            .collect(Collectors.joining("<br>"));
    return cell(escape(step.name()))
        + number(Durations.text(step.took()))
        + cell(counts)
        + cell(notes);
  }

  private static String checks(List<Findings.CheckLine> checks) {
    return table(
        "Checks",
        List.of("check", "result", "found"),
        checks.stream()
            .map(
                check ->
                    cell(escape(check.name()))
                        + cell(escape(check.status()))
                        + cell(escape(check.sentence()))));
  }

  private static String rewrites(List<Rewrite> rewrites) {
    return table(
        "Rewrites",
        List.of("heard", "becomes", "context", "success", "customers", "status"),
        rewrites.stream().map(HtmlReport::row));
  }

  private static String row(Rewrite rewrite) {
    return cell(escape(rewrite.source()))
        + cell(escape(rewrite.target()))
        + cell(escape(rewrite.context() == null ? "" : rewrite.context()))
        + number(percent(rewrite.successSource()) + " → " + percent(rewrite.successTarget()))
        + number(grouped(rewrite.customers()))
        + cell(
            rewrite.status() + "<br><span class=\"faint\">" + escape(rewrite.reason()) + "</span>");
  }

  private static String labels(List<SyntheticLabel> labels) {
    return table(
        "Labels",
        List.of("text", "intent", "slots", "origin", "confidence"),
        labels.stream().map(HtmlReport::row));
  }

  private static String row(SyntheticLabel label) {
    String slots =
        label.slots().stream()
            .map(slot -> escape(slot.name()) + " = " + escape(slot.value()))
            .collect(Collectors.joining("<br>"));
    return cell(escape(label.text()))
        + cell(escape(label.intent()))
        + cell(slots)
        + cell(label.origin().name())
        + number(percent(label.confidence()));
  }

  private static String table(String title, List<String> heads, Stream<String> rows) {
    List<String> all = rows.toList();
    if (all.isEmpty()) {
      return "";
    }
    return "<h2>"
        + title
        + "</h2>\n<table>\n<tr>"
        + heads.stream().map(head -> "<th>" + head + "</th>").collect(Collectors.joining())
        + "</tr>\n"
        + all.stream().map(row -> "<tr>" + row + "</tr>\n").collect(Collectors.joining())
        + "</table>";
  }

  private static String cell(String html) {
    return "<td>" + html + "</td>";
  }

  private static String number(String html) {
    return "<td class=\"number\">" + html + "</td>";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
