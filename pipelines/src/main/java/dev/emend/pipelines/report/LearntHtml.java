package dev.emend.pipelines.report;

import static dev.emend.pipelines.report.Markup.cell;
import static dev.emend.pipelines.report.Markup.counted;
import static dev.emend.pipelines.report.Markup.escape;
import static dev.emend.pipelines.report.Markup.faint;
import static dev.emend.pipelines.report.Markup.grouped;
import static dev.emend.pipelines.report.Markup.number;
import static dev.emend.pipelines.report.Markup.percent;
import static dev.emend.pipelines.report.Markup.row;
import static dev.emend.pipelines.report.Markup.text;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.jobs.findings.Excerpt;
import dev.emend.jobs.findings.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was learnt, as HTML: rewrites with sessions behind them, rejected candidates, labels. */
final class LearntHtml {
  private static final List<String> SERVED =
      List.of("heard → becomes", "success", "gain at least", "customers", "sessions");
  private static final List<String> REJECTED =
      List.of(
          "heard → would become",
          "success",
          "gain",
          "at least",
          "customers",
          "sessions",
          "why not");

  private final Shown shown;
  private final boolean locales;

  LearntHtml(Shown shown) {
    this.shown = shown;
    this.locales =
        shown.served().stream().map(served -> served.rewrite().locale()).distinct().count() > 1;
  }

  String served() {
    String rows = shown.served().stream().map(this::served).collect(Collectors.joining());
    String withheld =
        shown.withheld() == 0
            ? ""
            : "<p class=\"faint\">%s with as many customers %s not shown: fewer than %d customers said one of its texts.</p>%n"
                .formatted(
                    counted(shown.withheld(), "rewrite"),
                    shown.withheld() == 1 ? "is" : "are",
                    shown.minCustomers());
    String table =
        rows.isEmpty()
            ? "<p>None is served yet that may be shown.</p>\n"
            : Markup.table("served", SERVED, rows);
    return table + withheld;
  }

  private String served(Shown.Served served) {
    Rewrite rewrite = served.rewrite();
    String cells =
        cell(SERVED.get(0), change(rewrite))
            + number(SERVED.get(1), success(rewrite))
            + number(SERVED.get(2), percent(rewrite.gainLower()))
            + number(SERVED.get(3), grouped(rewrite.customers()))
            + number(SERVED.get(4), grouped(rewrite.sessions()));
    return row(cells) + behind(rewrite, served.sessions());
  }

  private String behind(Rewrite rewrite, List<Excerpt> sessions) {
    String all = sessions.stream().map(this::session).collect(Collectors.joining());
    return "<tr class=\"behind\"><td colspan=\"%d\"><details><summary>why%s</summary><p>%s</p>%s</details></td></tr>%n"
        .formatted(
            SERVED.size(),
            sessions.isEmpty() ? "" : ", and " + counted(sessions.size(), "session") + " behind it",
            escape(rewrite.reason()),
            all);
  }

  private String session(Excerpt session) {
    StringBuilder turns = new StringBuilder();
    for (Excerpt.Said said : session.turns()) {
      turns.append(turn(said));
    }
    return "<ol class=\"session\">\n" + turns + "</ol>\n";
  }

  private String turn(Excerpt.Said said) {
    String heard =
        said.heard() == null
            ? faint("a text of fewer than " + shown.minCustomers() + " customers")
            : "<b>" + text(said.heard()) + "</b>";
    String after = said.context() == null ? "" : faint(" after " + text(said.context()));
    return "<li class=\"%s\">%s%s<br>%s</li>%n"
        .formatted(
            said.role().name().toLowerCase(Locale.ROOT),
            heard,
            after,
            String.join(" · ", facts(said)));
  }

  private static List<String> facts(Excerpt.Said said) {
    List<String> facts = new ArrayList<>();
    if (said.silenceSeconds() != null) {
      facts.add(said.silenceSeconds() + " s later");
    }
    facts.add(said.heard() == null ? "reading not shown" : "read as " + reading(said.reading()));
    facts.add("<span class=\"status\">" + said.status().name() + "</span>");
    if (said.bargeInSeconds() != null) {
      facts.add("cut off after " + said.bargeInSeconds() + " s");
    }
    if (said.rephraseOf() != null) {
      facts.add(
          "says turn %d again: %s"
              .formatted(said.rephraseOf(), percent(said.rephraseProbability())));
    }
    return facts;
  }

  private static String reading(Reading reading) {
    if (!reading.understood()) {
      return "nothing";
    }
    String domain = reading.domain() == null ? "" : escape(reading.domain()) + "|";
    String slots =
        reading.slots().stream()
            .map(slot -> escape(slot.name()) + " = " + text(slot.value()))
            .collect(Collectors.joining(", "));
    return domain + escape(reading.intent()) + (slots.isEmpty() ? "" : "(" + slots + ")");
  }

  /** Candidates by the kind of reason. */
  String rejected() {
    String rows = shown.rejected().stream().map(this::rejected).collect(Collectors.joining());
    return rows.isEmpty() ? "" : Markup.table("rejected", REJECTED, rows);
  }

  private String rejected(Shown.Rejected kind) {
    String head =
        "<tr class=\"group\"><th colspan=\"%d\">%s: %s%s</th></tr>%n"
            .formatted(
                REJECTED.size(),
                escape(kind.kind()),
                grouped(kind.count()),
                kind.examples().isEmpty()
                    ? faint(" (none of which " + shown.minCustomers() + " customers said)")
                    : "");
    return head + kind.examples().stream().map(this::rejected).collect(Collectors.joining());
  }

  private String rejected(Rewrite rewrite) {
    return row(
        cell(REJECTED.get(0), change(rewrite))
            + number(REJECTED.get(1), success(rewrite))
            + number(REJECTED.get(2), percent(rewrite.successTarget() - rewrite.successSource()))
            + number(REJECTED.get(3), percent(rewrite.gainLower()))
            + number(REJECTED.get(4), grouped(rewrite.customers()))
            + number(REJECTED.get(5), grouped(rewrite.sessions()))
            + cell(
                REJECTED.get(6),
                "<span class=\"status\">"
                    + rewrite.status()
                    + "</span> "
                    + faint(escape(rewrite.reason()))));
  }

  private String change(Rewrite rewrite) {
    List<String> where = new ArrayList<>();
    if (locales) {
      where.add(escape(rewrite.locale()));
    }
    if (rewrite.context() != null) {
      where.add("after " + text(rewrite.context()));
    }
    return text(rewrite.source())
        + " → <b>"
        + text(rewrite.target())
        + "</b>"
        + faint(where.isEmpty() ? "" : " " + String.join(", ", where));
  }

  private static String success(Rewrite rewrite) {
    return percent(rewrite.successSource()) + " → " + percent(rewrite.successTarget());
  }

  String labels() {
    String rows = shown.labels().stream().map(LearntHtml::label).collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : Markup.table(
            "labels",
            List.of("text", "intent", "slots", "origin", "confidence", "customers"),
            rows);
  }

  private static String label(SyntheticLabel label) {
    String slots =
        label.slots().stream()
            .map(slot -> escape(slot.name()) + " = " + text(slot.value()))
            .collect(Collectors.joining("<br>"));
    return row(
        cell("text", text(label.text()))
            + cell("intent", escape(label.intent()))
            + cell("slots", slots)
            + cell("origin", label.origin().name())
            + number("confidence", percent(label.confidence()))
            + number("customers", grouped(label.customers())));
  }
}
