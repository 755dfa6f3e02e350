package dev.emend.markov.rewrite;

import java.util.List;
import java.util.Locale;

/** The elements of an SVG picture, in the order in which they are drawn. Lengths are in pixels. */
final class Drawing {
  static final String INK = "#1c2430";
  static final String MUTED = "#566070";

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
      role="img" aria-labelledby="emend-title emend-desc" \
      font-family="'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif">
      <title id="emend-title">%3$s</title>
      <desc id="emend-desc">%4$s</desc>
      <rect width="%1$d" height="%2$d" fill="#fdfdfb"/>
      """;

  private final StringBuilder body = new StringBuilder();

  /** How a text is set. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** What a shape stands for, told by its colours. */
  enum Tone {
    PLAIN("#ffffff", "#b4bdc9", 1),
    SOURCE("#eef1f6", "#3c4858", 2),
    CHOSEN("#e4effb", "#1d5fa8", 2.5),
    WELL("#e2f3e8", "#23784a", 1.5),
    BADLY("#fbe8e4", "#ab3a2a", 1.5),
    WAITING("#fff2d2", "#855d00", 1.5);

    final String fill;
    final String line;
    final double thickness;

    Tone(String fill, String line, double thickness) {
      this.fill = fill;
      this.line = line;
      this.thickness = thickness;
    }
  }

  /**
   * The whole document.
   *
   * @param title what the picture shows, for who cannot see it and as its tooltip
   * @param description the same at more length
   */
  String document(int width, double height, String title, String description) {
    return HEAD.formatted(width, (int) Math.ceil(height), escaped(title), escaped(description))
        + body
        + "</svg>\n";
  }

  /** Begins a group with a tooltip. */
  void open(String tooltip) {
    body.append("<g>\n<title>").append(escaped(tooltip)).append("</title>\n");
  }

  /** Ends a group. */
  void close() {
    body.append("</g>\n");
  }

  void box(double x, double y, double width, double height, double corner, Tone tone) {
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\""
            + " stroke-width=\"%s\"/>",
        at(x), at(y), at(width), at(height), at(corner), tone.fill, tone.line, at(tone.thickness));
  }

  void bar(double x, double y, double width, double height, String fill) {
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
        at(x), at(y), at(width), at(height), fill);
  }

  /** A line along a path, with a head at its end. */
  void arrow(String path, double thickness, String colour, boolean dashed) {
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
        path, colour, at(thickness), dashed ? " stroke-dasharray=\"6 4\"" : "");
  }

  void shape(String path, String fill) {
    add("<path d=\"%s\" fill=\"%s\"/>", path, fill);
  }

  void text(double x, double y, int size, String colour, Anchor anchor, String text) {
    letters(x, y, size, colour, anchor, "", text);
  }

  void bold(double x, double y, int size, String colour, Anchor anchor, String text) {
    letters(x, y, size, colour, anchor, " font-weight=\"bold\"", text);
  }

  /** Lines below each other; returns the baseline behind the last one. */
  double lines(double x, double y, int size, String colour, List<String> lines) {
    double baseline = y;
    for (String line : lines) {
      text(x, baseline, size, colour, Anchor.START, line);
      baseline += leading(size);
    }
    return baseline;
  }

  /** From one baseline to the next. */
  static double leading(int size) {
    return 1.35 * size;
  }

  private void letters(
      double x, double y, int size, String colour, Anchor anchor, String more, String text) {
    add(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>",
        at(x), at(y), size, colour, anchor.name().toLowerCase(Locale.ROOT), more, escaped(text));
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** A length with one decimal, without a machine's own comma. */
  static String at(double length) {
    String digits = String.format(Locale.ROOT, "%.1f", length);
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }

  /** As the content of an element or attribute; what XML cannot hold becomes U+FFFD. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> escape(c, escaped));
    return escaped.toString();
  }

  private static void escape(int c, StringBuilder to) {
    switch (c) {
      case '&' -> to.append("&amp;");
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      case '"' -> to.append("&quot;");
      case '\'' -> to.append("&#39;");
      default -> to.appendCodePoint(inXml(c) ? c : 0xfffd);
    }
  }

  /** {@code Char} of XML 1.0, section 2.2. */
  private static boolean inXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}
