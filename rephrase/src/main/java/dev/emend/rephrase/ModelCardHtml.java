package dev.emend.rephrase;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A model card as one HTML page that needs nothing from elsewhere. */
public final class ModelCardHtml {
  private static final int MOST_FEATURES = 20;
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --faint: #5d6975; --rule: #dde3ea;
        --accent: #1f6fb2; --soft: #f4f6f9; }
      @media (prefers-color-scheme: dark) { :root { --ink: #dfe5ec; --paper: #15191e; --faint: #98a4b1;
        --rule: #2d353e; --accent: #6cb2ee; --soft: #1d232a; } }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 56rem; padding: 0 1rem;
        color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
      p { max-width: 46rem; } .faint { color: var(--faint); }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; }
      th, td { text-align: left; padding: .25rem 1.2rem .25rem 0; border-bottom: 1px solid var(--rule); }
      th { color: var(--faint); font-weight: 600; font-size: .88rem; vertical-align: bottom; }
      td + td, th + th { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      td:first-child { white-space: nowrap; }
      table.facts td + td { text-align: left; white-space: normal; }
      svg { display: block; width: 100%; max-width: 30rem; height: auto; font: 12px system-ui, sans-serif;
        fill: var(--faint); }
      div.wide + svg { margin-top: 1.2rem; }
      svg.features { max-width: 44rem; min-width: 34rem; }
      .grid { stroke: var(--rule); fill: none; } .even { stroke: var(--faint); stroke-dasharray: 4 4; fill: none; }
      .curve { stroke: var(--accent); stroke-width: 2; fill: none; } .bar, .point { fill: var(--accent); }
      .count { fill: var(--accent); opacity: .3; } .name { fill: var(--ink); }
      """;

  private final ModelCard card;

  private ModelCardHtml(ModelCard card) {
    this.card = card;
  }

  /** The page; the same card gives the same bytes. */
  public static String of(ModelCard card) {
    return new ModelCardHtml(card).page();
  }

  private String page() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Rephrase model %s</title><style>
    %s</style></head>
    <body>
    <h1>Rephrase model %s</h1>
    <p>Says how probable it is that a turn says an earlier one of its session again, in the same or other words.</p>
    %s%s%s%s</body>
    </html>
    """
        .formatted(card.modelId(), STYLE, card.modelId(), facts(), truth(), heldOut(), features());
  }

  private String facts() {
    return "<table class=\"facts\">%n%s%s%s%s%s</table>%n"
        .formatted(
            fact("Trained on", "turns of %s to %s".formatted(card.firstDate(), card.lastDate())),
            fact("Digest of these turns", card.dataDigest()),
            fact(
                "How much",
                String.format(
                    Locale.ROOT,
                    "%,d pairs of turns in %,d sessions",
                    card.pairs(),
                    card.sessions())),
            fact(
                "Rephrases it expects",
                String.format(
                    Locale.ROOT,
                    "%,.0f of these pairs, %s",
                    card.rephrases(),
                    percent(card.rephrases() / card.pairs()))),
            fact(
                "Calibration",
                String.format(
                    Locale.ROOT,
                    "slope %.3f, offset %.3f on the log-odds",
                    card.calibration().slope(),
                    card.calibration().offset())));
  }

  private static String fact(String name, String value) {
    return "<tr><td class=\"faint\">%s</td><td>%s</td></tr>%n".formatted(name, value);
  }

  private String truth() {
    return card.quality() == null
        ? ""
        : """
        <h2>Beside a truth</h2>
        <p>Measured on turns whose rephrases are known and that it was not trained on.</p>
        %s%s"""
            .formatted(table(Map.of("all turns", card.quality())), reliability(card.quality()));
  }

  private String heldOut() {
    HeldOut heldOut = card.heldOut();
    if (heldOut == null) {
      return "";
    }
    return """
    <h2>On sessions that were held out</h2>
    <p>A night's log has no truth. The sessions were cut into two halves; a model of each half judged the other,
    and its guesses are held against the beliefs of model %s, which taught both, as if these were right. So these
    figures tell how much of the teaching carries over to sessions that were not seen, and for which
    locale or device type it does less. They do not tell how often the model is right: an error of the
    teacher is an error here too.</p>
    %s
    %s
    <h2>By locale</h2>
    %s<h2>By device type</h2>
    %s"""
        .formatted(
            escape(heldOut.taughtBy()),
            table(Map.of("all turns", heldOut.all())),
            reliability(heldOut.all()),
            table(heldOut.byLocale()),
            table(heldOut.byDeviceType()));
  }

  private static String table(Map<String, ModelQuality> parts) {
    String rows =
        parts.entrySet().stream()
            .map(part -> row(escape(part.getKey()), part.getValue()))
            .collect(Collectors.joining());
    return """
    <div class="wide"><table>
    <tr><th></th><th>turns</th><th>rephrases</th><th>average precision</th><th>precision</th><th>recall</th><th>F1</th><th>calibration error</th></tr>
    %s</table></div>
    """
        .formatted(rows);
  }

  private static String row(String name, ModelQuality quality) {
    return String.format(
        Locale.ROOT,
        "<tr><td>%s</td><td>%,d</td><td>%,d</td>%s</tr>%n",
        name,
        quality.turns(),
        quality.rephrases(),
        List.<Function<ModelQuality, Double>>of(
                ModelQuality::averagePrecision,
                ModelQuality::precision,
                ModelQuality::recall,
                ModelQuality::f1,
                ModelQuality::calibrationError)
            .stream()
            .map(figure -> String.format(Locale.ROOT, "<td>%.3f</td>", figure.apply(quality)))
            .collect(Collectors.joining()));
  }

  private static String reliability(ModelQuality quality) {
    return ReliabilitySvg.of(quality)
        + """
        <p class="faint">Each point stands for the turns whose best candidate has about that probability: to the right
        what the model says, upwards the share that is right. On the dashed line both agree. The bars below
        show how many turns there are.</p>
        """;
  }

  private String features() {
    List<ModelCard.Importance> most =
        card.importances().subList(0, Math.min(MOST_FEATURES, card.importances().size()));
    if (most.isEmpty()) {
      return "";
    }
    StringBuilder bars = new StringBuilder();
    for (int i = 0; i < most.size(); i++) {
      bars.append(bar(most.get(i), most.get(0).logOdds(), 20 * i));
    }
    return """
    <h2>What counts</h2>
    <p>By how much each feature moves the log-odds of a pair, in the mean of absolute values%s.</p>
    <div class="wide"><svg class="features" viewBox="0 0 640 %d" role="img" aria-label="Importance of features">
    %s</svg></div>
    """
        .formatted(
            most.size() < card.importances().size()
                ? "; the strongest %d of %d".formatted(most.size(), card.importances().size())
                : "",
            20 * most.size(),
            bars);
  }

  private static String bar(ModelCard.Importance importance, double most, int y) {
    double width = 360 * importance.logOdds() / most;
    return String.format(
        Locale.ROOT,
        "<text class=\"name\" x=\"0\" y=\"%d\">%s</text><rect class=\"bar\" x=\"210\" y=\"%d\" width=\"%.1f\""
            + " height=\"12\"/><text x=\"%.1f\" y=\"%d\">%.2f</text>%n",
        y + 13,
        importance.feature().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        y + 3,
        width,
        216 + width,
        y + 13,
        importance.logOdds());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
