package dev.emend.pipelines.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Pieces of HTML. What comes from logs goes through {@link #text} or {@link #escape}. */
final class Markup {
  private static final double SMALL = 0.01;

  private Markup() {}

  /** Plain text in HTML, also inside quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** What somebody said: its direction of writing does not touch what stands around it. */
  static String text(String said) {
    return "<bdi>" + escape(said) + "</bdi>";
  }

  static String faint(String html) {
    return html.isEmpty() ? "" : "<span class=\"faint\">" + html + "</span>";
  }

  /** A cell that tells its column's name where the table is too narrow to show heads. */
  static String cell(String head, String html) {
    return "<td data-head=\"" + head + "\">" + html + "</td>";
  }

  static String number(String head, String html) {
    return "<td class=\"number\" data-head=\"" + head + "\">" + html + "</td>";
  }

  static String row(String cells) {
    return "<tr>" + cells + "</tr>\n";
  }

  /** A table of rows; the class names what may be told apart by style. */
  static String table(String style, List<String> heads, String rows) {
    return "<table class=\"%s\">%n<thead><tr>%s</tr></thead>%n<tbody>%n%s</tbody></table>%n"
        .formatted(
            style,
            heads.stream().map(head -> "<th>" + head + "</th>").collect(Collectors.joining()),
            rows);
  }

  static String section(String title, String html) {
    return html.isEmpty() ? "" : "<section><h2>%s</h2>%n%s</section>%n".formatted(title, html);
  }

  /** Small shares have a digit more. */
  static String percent(double share) {
    boolean small = share != 0 && Math.abs(share) < SMALL;
    return String.format(Locale.ROOT, small ? "%.2f %%" : "%.1f %%", 100 * share);
  }

  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String counted(long count, String one) {
    return grouped(count) + " " + one + (count == 1 ? "" : "s");
  }
}
