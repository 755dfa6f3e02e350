package dev.emend.pipelines.report;

import static dev.emend.pipelines.report.Markup.cell;
import static dev.emend.pipelines.report.Markup.grouped;
import static dev.emend.pipelines.report.Markup.number;
import static dev.emend.pipelines.report.Markup.percent;
import static dev.emend.pipelines.report.Markup.row;

import dev.emend.jobs.findings.NightFigures;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accepted nights as small line charts, and the same values as a table. */
final class TrendCharts {
  private static final double WIDTH = 280;
  private static final double LEFT = 6;
  private static final double RIGHT = 274;
  private static final double TOP = 16;
  private static final double BOTTOM = 74;

  /** What is drawn, in the order in which people ask for it. */
  private static final List<Series> ALL =
      List.of(
          new Series("Turns", false, night -> real(night.turns())),
          new Series("Friction", true, NightFigures::friction),
          new Series("Said again", true, NightFigures::rephrases),
          new Series("Rewrites served", false, night -> real(night.rewrites())),
          new Series("Labels", false, night -> real(night.labels())),
          new Series("Set aside", true, NightFigures::quarantined));

  private final List<NightFigures> nights;
  private final LocalDate reported;

  /**
   * Charts of nights.
   *
   * @param nights in order of their dates
   * @param reported the night that the report is about, whether it is among them or not
   */
  TrendCharts(List<NightFigures> nights, LocalDate reported) {
    this.nights = nights;
    this.reported = reported;
  }

  /** A figure of the nights. */
  private record Series(String name, boolean share, Function<NightFigures, Double> value) {
    String text(Double value) {
      return value == null ? "–" : share ? percent(value) : grouped(Math.round(value));
    }
  }

  private static Double real(Long count) {
    return count == null ? null : count.doubleValue();
  }

  String html() {
    if (nights.isEmpty()) {
      return "";
    }
    String charts = ALL.stream().map(this::chart).collect(Collectors.joining());
    return "<div class=\"charts\">%n%s</div>%n%s<details><summary>The same as a table</summary>%n%s</details>%n"
        .formatted(charts, missing(), table());
  }

  private String missing() {
    return nights.stream().anyMatch(night -> night.night().equals(reported))
        ? ""
        : "<p class=\"faint\">%s is not accepted and not among these nights.</p>%n"
            .formatted(reported);
  }

  private String table() {
    List<String> heads = new ArrayList<>(List.of("night"));
    ALL.forEach(series -> heads.add(series.name().toLowerCase(Locale.ROOT)));
    String rows =
        nights.stream()
            .map(
                night ->
                    row(
                        cell("night", night.night().toString())
                            + ALL.stream()
                                .map(series -> value(series, night))
                                .collect(Collectors.joining())))
            .collect(Collectors.joining());
    return Markup.table("figures", heads, rows);
  }

  private static String value(Series series, NightFigures night) {
    return number(series.name().toLowerCase(Locale.ROOT), series.text(series.value().apply(night)));
  }

  private String chart(Series series) {
    int last = last(series);
    String latest = last < 0 ? "–" : series.text(series.value().apply(nights.get(last)));
    return """
    <figure><figcaption><b>%s</b> <span class="latest">%s</span> %s</figcaption>
    <svg viewBox="0 0 280 92" role="img" aria-label="%s by night, %s at last">
    %s</svg></figure>
    """
        .formatted(
            series.name(),
            latest,
            Markup.faint(change(series, last)),
            series.name(),
            latest,
            drawn(series));
  }

  /** The newest night with a value; −1 where there is none. */
  private int last(Series series) {
    for (int i = nights.size() - 1; i >= 0; i--) {
      if (series.value().apply(nights.get(i)) != null) {
        return i;
      }
    }
    return -1;
  }

  private String change(Series series, int last) {
    if (last < 1 || series.value().apply(nights.get(last - 1)) == null) {
      return "";
    }
    double by = series.value().apply(nights.get(last)) - series.value().apply(nights.get(last - 1));
    String text =
        series.share()
            ? String.format(Locale.ROOT, "%.2f", 100 * Math.abs(by)) + " points"
            : grouped(Math.round(Math.abs(by)));
    return by == 0 ? "as before" : (by < 0 ? "−" : "+") + text;
  }

  private String drawn(Series series) {
    double most = nights.stream().mapToDouble(night -> or0(series, night)).max().orElse(0);
    StringBuilder svg = new StringBuilder();
    line(svg, TOP);
    line(svg, BOTTOM);
    label(svg, LEFT, TOP - 4, "start", series.text(most));
    label(svg, LEFT, BOTTOM + 14, "start", nights.get(0).night().toString());
    if (nights.size() > 1) {
      label(svg, RIGHT, BOTTOM + 14, "end", nights.get(nights.size() - 1).night().toString());
    }
    svg.append("<path class=\"line\" d=\"").append(path(series, most)).append("\"/>\n");
    for (NightFigures night : nights) {
      Double value = series.value().apply(night);
      if (value != null) {
        point(svg, night, y(value, most), series.text(value));
      }
    }
    return svg.toString();
  }

  private static double or0(Series series, NightFigures night) {
    Double value = series.value().apply(night);
    return value == null ? 0 : value;
  }

  /** A night without a value breaks the line. */
  private String path(Series series, double most) {
    StringBuilder path = new StringBuilder();
    boolean broken = true;
    for (NightFigures night : nights) {
      Double value = series.value().apply(night);
      if (value != null) {
        path.append(broken ? "M" : "L").append(at(x(night), y(value, most)));
      }
      broken = value == null;
    }
    return path.toString();
  }

  private void point(StringBuilder svg, NightFigures night, double y, String text) {
    boolean now = night.night().equals(reported);
    svg.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"><title>%s: %s</title></circle>%n",
            now ? "now" : "point",
            x(night),
            y,
            now ? "4" : "2.5",
            night.night(),
            text));
  }

  private static void line(StringBuilder svg, double y) {
    svg.append(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M0 %.1fH%.0f\"/>%n", y, WIDTH));
  }

  private static void label(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            text));
  }

  private double x(NightFigures night) {
    LocalDate first = nights.get(0).night();
    long days = ChronoUnit.DAYS.between(first, nights.get(nights.size() - 1).night());
    return days == 0
        ? (LEFT + RIGHT) / 2
        : LEFT + (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, night.night()) / days;
  }

  private static double y(double value, double most) {
    return most == 0 ? BOTTOM : BOTTOM - (BOTTOM - TOP) * value / most;
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }
}
