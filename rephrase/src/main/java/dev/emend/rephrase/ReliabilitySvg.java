package dev.emend.rephrase;

import java.util.Locale;

/** The reliability curve as a picture: what a model says against what is so. */
final class ReliabilitySvg {
  private static final double LEFT = 44;
  private static final double SIDE = 300;
  private static final double BOTTOM = 316;
  private static final double COUNTS = 50;
  private static final double BELOW = 400;

  private final StringBuilder svg = new StringBuilder();

  private ReliabilitySvg() {}

  /** An SVG element, drawn in the colours of the page's style. */
  static String of(ModelQuality quality) {
    return new ReliabilitySvg().drawn(quality);
  }

  private String drawn(ModelQuality quality) {
    axes();
    int most = quality.reliability().stream().mapToInt(ModelQuality.Bin::turns).max().orElse(1);
    StringBuilder curve = new StringBuilder();
    for (ModelQuality.Bin bin : quality.reliability()) {
      curve.append(curve.isEmpty() ? "M" : "L").append(at(bin.probability(), bin.hits()));
    }
    add("<path class=\"curve\" d=\"%s\"/>", curve);
    quality.reliability().forEach(bin -> bin(bin, most));
    return String.format(
        Locale.ROOT,
        """
        <svg viewBox="0 0 360 440" role="img" aria-label="Reliability curve, calibration error %.3f">
        %s</svg>
        """,
        quality.calibrationError(),
        svg);
  }

  private void axes() {
    for (int quarter = 0; quarter <= 4; quarter++) {
      double share = quarter / 4.0;
      add("<path class=\"grid\" d=\"M%s L%s\"/>", at(0, share), at(1, share));
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>",
          LEFT - 6, y(share) + 4, 25 * quarter);
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d %%</text>",
          x(share), BOTTOM + 17, 25 * quarter);
    }
    add("<path class=\"even\" d=\"M%s L%s\"/>", at(0, 0), at(1, 1));
    add("<text x=\"%.1f\" y=\"12\">right</text>", LEFT);
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">said by the model, and how many turns</text>",
        LEFT + SIDE / 2, BELOW + 18);
  }

  private void bin(ModelQuality.Bin bin, int most) {
    double height = COUNTS * bin.turns() / most;
    add(
        "<g><title>%,d turn%s: said %.1f %%, right %.1f %%</title>",
        bin.turns(), bin.turns() == 1 ? "" : "s", 100 * bin.probability(), 100 * bin.hits());
    add(
        "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>",
        x(bin.probability()), y(bin.hits()));
    add(
        "<rect class=\"count\" x=\"%.1f\" y=\"%.1f\" width=\"14\" height=\"%.1f\"/></g>",
        x(bin.probability()) - 7, BELOW - height, height);
  }

  private static double x(double probability) {
    return LEFT + SIDE * probability;
  }

  private static double y(double share) {
    return BOTTOM - SIDE * share + 0.0;
  }

  private static String at(double probability, double share) {
    return String.format(Locale.ROOT, "%.1f %.1f", x(probability), y(share));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
