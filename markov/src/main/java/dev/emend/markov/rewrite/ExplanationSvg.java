package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.ChainDrawing.MARGIN;
import static dev.emend.markov.rewrite.ChainDrawing.WIDTH;
import static dev.emend.markov.rewrite.Drawing.INK;
import static dev.emend.markov.rewrite.Drawing.MUTED;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.rewrite.Drawing.Anchor;
import dev.emend.markov.rewrite.Drawing.Tone;
import dev.emend.markov.rewrite.Explanation.Comparison;
import dev.emend.markov.rewrite.Explanation.Failing;
import java.util.List;

/**
 * Draws an explanation as a picture that needs nothing else: the chain around a text, the chances
 * with and without its rewrite, the verdict. What has no room is cut, and whole in a tooltip.
 */
public final class ExplanationSvg {
  private static final int MOST_LINES = 4;
  private static final int MOST_LEADING = 3;
  private static final double ROOM = WIDTH - 2.0 * MARGIN;
  private static final double BAR_X = 160;
  private static final double BAR_WIDTH = 360;
  private static final double BAR_HEIGHT = 16;
  private static final double BESIDE_X = BAR_X + BAR_WIDTH + 14;
  private static final Lettering LETTERS = new Lettering(13);

  private final Explanation explanation;
  private final Drawing drawing = new Drawing();

  private ExplanationSvg(Explanation explanation) {
    this.explanation = explanation;
  }

  /** The picture as a document of SVG 1.1; the same explanation gives the same characters. */
  public static String document(Explanation explanation) {
    return new ExplanationSvg(explanation).document();
  }

  private String document() {
    double y = new ChainDrawing(drawing, explanation).draw(MARGIN) + 16;
    drawing.bar(MARGIN, y, ROOM, 1, "#d5dae1");
    y += 28;
    if (explanation.comparison().isPresent()) {
      y = comparison(explanation.comparison().get(), y);
    }
    y = verdict(y);
    y = leadingHere(y);
    return drawing.document(WIDTH, y + 4, title(), description());
  }

  private String title() {
    return "The chain around " + ExplanationText.named(explanation.state());
  }

  /** What the picture says, as the terminal is told. */
  private String description() {
    return String.join("\n", ExplanationText.lines(explanation));
  }

  private double comparison(Comparison compared, double y) {
    double level = compared.credibleLevel();
    chance("Works as heard", compared.ofSource(), level, y, Tone.BADLY);
    chance("Works rewritten", compared.ofTarget(), level, y + 26, Tone.WELL);
    String gain =
        "Gain %s, at least %s, each bound at credibility %s"
            .formatted(
                Words.percent(compared.gain()),
                Words.percent(compared.gainLower()),
                Words.percent(level));
    String support =
        "Support %s, %s of what ends well"
            .formatted(ExplanationText.times(compared.support()), Words.percent(compared.share()));
    failing(compared.failing(), y + 52);
    double below = y + 90;
    for (String line :
        List.of(
            gain,
            support,
            ExplanationText.kinds(compared.failing()),
            ExplanationText.consequence(compared.failing()))) {
      drawing.text(MARGIN, below, LETTERS.size(), INK, Anchor.START, LETTERS.cut(line, ROOM));
      below += 20;
    }
    return below + 12;
  }

  /** A bar up to the chance of being one of the texts that mostly fail. */
  private void failing(Failing failing, double y) {
    String value = Words.fine(failing.probability());
    drawing.open("Mostly fails: " + value);
    bar("Mostly fails", failing.probability(), failing.probability(), y, Tone.WAITING, value);
    drawing.close();
  }

  /** A bar up to the mean, with a mark at what the chance is not below. */
  private void chance(String name, Beta chance, double level, double y, Tone tone) {
    double bound = chance.lowerBound(level);
    String value = "%s, at least %s".formatted(Words.percent(chance.mean()), Words.percent(bound));
    drawing.open(name + ": " + value);
    bar(name, chance.mean(), bound, y, tone, value);
    drawing.close();
  }

  private void bar(String name, double filled, double mark, double y, Tone tone, String value) {
    drawing.text(MARGIN, y + 13, LETTERS.size(), INK, Anchor.START, name);
    drawing.bar(BAR_X, y, BAR_WIDTH, BAR_HEIGHT, "#eceff3");
    drawing.bar(BAR_X, y, BAR_WIDTH * filled, BAR_HEIGHT, tone.line);
    drawing.bar(BAR_X + BAR_WIDTH * mark - 1.5, y - 3, 3, BAR_HEIGHT + 6, INK);
    drawing.text(BESIDE_X, y + 13, LETTERS.size(), INK, Anchor.START, value);
  }

  private double verdict(double y) {
    String verdict =
        explanation
            .rewrite()
            .map(r -> "%s %s → '%s'".formatted(r.status(), r.rewriteId(), r.target()))
            .orElse("No rewrite");
    String colour =
        explanation.rewrite().map(r -> ChainDrawing.tone(r.status().name()).line).orElse(MUTED);
    drawing.open(verdict);
    drawing.bold(MARGIN, y, 14, colour, Anchor.START, new Lettering(16).cut(verdict, ROOM));
    drawing.close();
    List<String> why = LETTERS.lines(explanation.why(), ROOM, MOST_LINES);
    drawing.open(explanation.why());
    double below = drawing.lines(MARGIN, y + 21, LETTERS.size(), INK, why);
    drawing.close();
    return below;
  }

  private double leadingHere(double y) {
    List<Rewrite> all = explanation.leadingHere();
    double below = y;
    for (Rewrite rewrite : all.subList(0, Math.min(MOST_LEADING, all.size()))) {
      below = muted(targetOf(rewrite), below);
    }
    return all.size() > MOST_LEADING
        ? muted("and %d more".formatted(all.size() - MOST_LEADING), below)
        : below;
  }

  private static String targetOf(Rewrite rewrite) {
    return "Target of '%s': %s %s"
        .formatted(rewrite.source(), rewrite.status(), rewrite.rewriteId());
  }

  private double muted(String text, double y) {
    drawing.open(text);
    drawing.text(MARGIN, y, LETTERS.size(), MUTED, Anchor.START, LETTERS.cut(text, ROOM));
    drawing.close();
    return y + Drawing.leading(LETTERS.size());
  }
}
