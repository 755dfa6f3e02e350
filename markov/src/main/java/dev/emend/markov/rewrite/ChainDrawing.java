package dev.emend.markov.rewrite;

import static dev.emend.markov.rewrite.Drawing.INK;
import static dev.emend.markov.rewrite.Drawing.MUTED;
import static dev.emend.markov.rewrite.Drawing.at;

import dev.emend.interaction.Rewrite;
import dev.emend.markov.rewrite.Drawing.Anchor;
import dev.emend.markov.rewrite.Drawing.Tone;
import dev.emend.markov.rewrite.Explanation.Absorbed;
import dev.emend.markov.rewrite.Explanation.Arrow;
import dev.emend.markov.rewrite.Explanation.Ends;
import dev.emend.markov.rewrite.Explanation.EndsWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The chain around a text: what leads to it, itself with the two ends below, what follows. */
final class ChainDrawing {
  static final int WIDTH = 1120;
  static final int MARGIN = 20;

  private static final int MOST_ARROWS = 6;
  private static final double SIDE = 246;
  private static final double CENTRE = 236;
  private static final double GAP = (WIDTH - 2 * MARGIN - 2 * SIDE - CENTRE) / 2;
  private static final double LABEL = 136;
  private static final double CENTRE_X = MARGIN + SIDE + GAP;
  private static final double RIGHT_X = CENTRE_X + CENTRE + GAP;
  private static final double ROW = 76;
  private static final double NODE = 64;
  private static final double PAD = 10;
  private static final double END_DROP = 74;
  private static final double END_HEIGHT = 46;
  private static final double END_WIDTH = 112;
  private static final Lettering NAMES = new Lettering(14);
  private static final Lettering NOTES = new Lettering(12);
  private static final String EDGE = "#8b97a7";

  private final Drawing drawing;
  private final Explanation explanation;
  private final Optional<State> chosen;
  private final List<Next> next;
  private final Source source;

  /**
   * A box to the right.
   *
   * @param state what it stands for
   * @param probability of the step, or of the way through several; negative where it is not known
   * @param support behind the step; null where no step leads there straight
   */
  private record Next(State state, double probability, Support support) {}

  /**
   * The box in the middle.
   *
   * @param name lines of its text
   * @param notes lines below
   */
  private record Source(List<String> name, List<String> notes) {
    double height() {
      return name.size() * Drawing.leading(NAMES.size())
          + notes.size() * Drawing.leading(NOTES.size())
          + 2 * PAD;
    }
  }

  ChainDrawing(Drawing drawing, Explanation explanation) {
    this.drawing = drawing;
    this.explanation = explanation;
    this.chosen = chosen(explanation);
    this.next = next(explanation, chosen);
    this.source = source(explanation);
  }

  /** The target that was looked at, whether it is served or not. */
  private static Optional<State> chosen(Explanation explanation) {
    return explanation
        .comparison()
        .map(Explanation.Comparison::target)
        .or(() -> explanation.rewrite().map(r -> new State(r.context(), r.target())));
  }

  /** The likeliest steps; the chosen target is always among them. */
  private static List<Next> next(Explanation explanation, Optional<State> chosen) {
    List<Next> all =
        arrows(explanation).map(a -> new Next(a.to(), a.probability(), a.support())).toList();
    List<Next> shown = new ArrayList<>(all.subList(0, Math.min(MOST_ARROWS, all.size())));
    if (chosen.isEmpty() || shown.stream().anyMatch(n -> n.state().equals(chosen.get()))) {
      return shown;
    }
    if (shown.size() == MOST_ARROWS) {
      shown.remove(MOST_ARROWS - 1);
    }
    shown.add(
        all.stream()
            .filter(n -> n.state().equals(chosen.get()))
            .findFirst()
            .orElseGet(() -> new Next(chosen.get(), inTheEnd(explanation, chosen.get()), null)));
    return shown;
  }

  private static Stream<Arrow> arrows(Explanation explanation) {
    return explanation.steps().stream().filter(Arrow.class::isInstance).map(Arrow.class::cast);
  }

  private static double inTheEnd(Explanation explanation, State state) {
    return explanation.ending().stream()
        .flatMap(ends -> ends.likeliest().stream())
        .filter(last -> last.state().equals(state))
        .mapToDouble(EndsWith::probability)
        .findFirst()
        .orElse(-1);
  }

  private static Source source(Explanation explanation) {
    Saying saying = explanation.saying();
    double room = CENTRE - 2 * PAD;
    List<String> notes = new ArrayList<>();
    if (saying.turns() > 0) {
      notes.addAll(NOTES.lines(readAs(saying), room, 3));
      notes.add("said " + Words.count(saying.turns(), "time"));
    }
    notes.add(explanation.locale());
    return new Source(NAMES.lines(ExplanationText.named(saying.state()), 0.88 * room, 4), notes);
  }

  private static String readAs(Saying saying) {
    return "read as " + ExplanationText.reading(saying.mainReading());
  }

  /** Draws downwards from y; returns where it ends. */
  double draw(double y) {
    double top = y + 30;
    double height = height();
    double sourceY = top + (height - centre()) / 2;
    double middle = sourceY + source.height() / 2;
    heads(y + 12);
    before(top, height, middle);
    after(top, height, middle);
    if (!explanation.steps().isEmpty()) {
      ends(sourceY + source.height());
    }
    middle(sourceY);
    return top + height;
  }

  private double height() {
    return Math.max(centre(), Math.max(column(shownBefore()), column(next.size())));
  }

  private double centre() {
    return source.height() + (explanation.steps().isEmpty() ? 0 : END_DROP + END_HEIGHT + 18);
  }

  private static double column(int rows) {
    return rows * ROW + 22;
  }

  private int shownBefore() {
    return Math.min(MOST_ARROWS, explanation.before().size());
  }

  private void heads(double y) {
    head(MARGIN + SIDE / 2, y, "said before it");
    head(CENTRE_X + CENTRE / 2, y, "heard");
    head(RIGHT_X + SIDE / 2, y, "said again as");
  }

  private void head(double x, double y, String text) {
    drawing.bold(x, y, NOTES.size(), MUTED, Anchor.MIDDLE, text);
  }

  private void before(double top, double height, double middle) {
    List<Arrow> all = explanation.before();
    int rows = shownBefore();
    double y = top + (height - column(rows)) / 2;
    for (int i = 0; i < rows; i++) {
      Arrow arrow = all.get(i);
      double line = y + ROW / 2;
      String tip = tip(arrow.from(), arrow.probability(), arrow.support());
      drawing.open(tip);
      incoming(line, port(middle, i, rows), arrow.probability());
      drawing.text(
          MARGIN + SIDE + 8,
          beside(line, middle, arrow.probability()),
          NOTES.size(),
          INK,
          Anchor.START,
          label(arrow));
      node(MARGIN, line, arrow.from(), said(arrow.support()), Tone.PLAIN);
      drawing.close();
      y += ROW;
    }
    rest(MARGIN + SIDE / 2, y + 14, all.size() - rows, rows);
  }

  private void after(double top, double height, double middle) {
    double y = top + (height - column(next.size())) / 2;
    for (int i = 0; i < next.size(); i++) {
      after(next.get(i), y + ROW / 2, middle, port(middle, i, next.size()));
      y += ROW;
    }
    long direct = next.stream().filter(n -> n.support() != null).count();
    rest(RIGHT_X + SIDE / 2, y + 14, (int) (arrows(explanation).count() - direct), next.size());
  }

  private void after(Next to, double line, double middle, double port) {
    boolean target = chosen.filter(to.state()::equals).isPresent();
    Tone tone = target ? Tone.CHOSEN : Tone.PLAIN;
    drawing.open(
        to.support() == null
            ? ExplanationText.named(to.state()) + ", " + label(to)
            : tip(to.state(), to.probability(), to.support()));
    outgoing(line, port, to, target ? tone.line : EDGE);
    drawing.text(
        RIGHT_X - 14,
        beside(line, middle, to.probability()),
        NOTES.size(),
        INK,
        Anchor.END,
        label(to));
    node(RIGHT_X, line, to.state(), to.support() == null ? "" : said(to.support()), tone);
    if (target) {
      badge(RIGHT_X + SIDE - PAD, line + NODE / 2, status());
    }
    drawing.close();
  }

  private String status() {
    return explanation.rewrite().map(r -> r.status().name()).orElse("none");
  }

  private static String tip(State state, double probability, Support support) {
    return "%s: %s, %s"
        .formatted(
            ExplanationText.named(state),
            Words.percent(probability),
            ExplanationText.times(support));
  }

  private static String label(Arrow arrow) {
    return label(new Next(arrow.to(), arrow.probability(), arrow.support()));
  }

  private static String label(Next to) {
    if (to.support() != null) {
      return "%s · %s"
          .formatted(
              Words.percent(to.probability()), Words.count(to.support().customers(), "customer"));
    }
    return to.probability() < 0
        ? "in several steps"
        : Words.percent(to.probability()) + " in the end";
  }

  private static String said(Support support) {
    return "%s times in %s"
        .formatted(Words.turns(support.mass()), Words.count(support.sessions(), "session"));
  }

  /** Where an arrow meets the box in the middle: beside each other, not all in one point. */
  private static double port(double middle, int row, int rows) {
    return middle + (row - (rows - 1) / 2.0) * 9;
  }

  private static double thickness(double probability) {
    return 1.4 + 14 * Math.min(1, Math.max(0, probability));
  }

  /** Straight where its label stands, then bent. */
  private void incoming(double line, double port, double probability) {
    double from = MARGIN + SIDE;
    double bend = from + LABEL;
    double to = CENTRE_X;
    drawing.arrow(
        "M %s %s H %s C %s %s %s %s %s %s"
            .formatted(
                at(from),
                at(line),
                at(bend),
                at((bend + to) / 2),
                at(line),
                at((bend + to) / 2 - 6),
                at(port),
                at(to - 8),
                at(port)),
        thickness(probability),
        EDGE,
        false);
    point(to, port, probability, EDGE);
  }

  private void outgoing(double line, double port, Next next, String colour) {
    double from = CENTRE_X + CENTRE;
    double bend = RIGHT_X - LABEL;
    drawing.arrow(
        "M %s %s C %s %s %s %s %s %s H %s"
            .formatted(
                at(from),
                at(port),
                at((from + bend) / 2),
                at(port),
                at((from + bend) / 2),
                at(line),
                at(bend),
                at(line),
                at(RIGHT_X - 8)),
        thickness(next.probability()),
        colour,
        next.support() == null);
    point(RIGHT_X, line, next.probability(), colour);
  }

  private void point(double x, double y, double probability, String colour) {
    double half = point(probability);
    drawing.shape(
        "M %s %s L %s %s L %s %s Z"
            .formatted(at(x), at(y), at(x - 10), at(y - half), at(x - 10), at(y + half)),
        colour);
  }

  /** Half the width of an arrow's head: wider than its line. */
  private static double point(double probability) {
    return Math.max(6, thickness(probability) / 2 + 3);
  }

  /** The baseline of a label: on the side of its line where nothing bends. */
  private static double beside(double line, double middle, double probability) {
    double off = thickness(probability) / 2 + 4;
    return line <= middle ? line - off : line + off + 9;
  }

  private void node(double x, double line, State state, String note, Tone tone) {
    double top = line - NODE / 2;
    drawing.box(x, top, SIDE, NODE, 8, tone);
    List<String> name = NAMES.lines(ExplanationText.named(state), SIDE - 2 * PAD, 2);
    double y = name.size() == 2 ? top + 19 : top + 27;
    double below = drawing.lines(x + PAD, y, NAMES.size(), INK, name);
    drawing.text(x + PAD, below, NOTES.size(), MUTED, Anchor.START, note);
  }

  /** A status on the lower edge of a box. */
  private void badge(double right, double y, String status) {
    double width = NOTES.width(status) + 12;
    Tone tone = tone(status);
    drawing.box(right - width, y - 10, width, 20, 10, tone);
    drawing.bold(right - width / 2, y + 4, NOTES.size(), tone.line, Anchor.MIDDLE, status);
  }

  static Tone tone(String status) {
    if (status.equals(Rewrite.Status.PENDING.name())) {
      return Tone.WAITING;
    }
    return status.equals(Rewrite.Status.AUTO.name())
            || status.equals(Rewrite.Status.APPROVED.name())
        ? Tone.WELL
        : Tone.BADLY;
  }

  private void rest(double x, double y, int more, int shown) {
    if (shown == 0) {
      drawing.text(x, y, NOTES.size(), MUTED, Anchor.MIDDLE, "nothing");
    } else if (more > 0) {
      drawing.text(x, y, NOTES.size(), MUTED, Anchor.MIDDLE, "and %d more".formatted(more));
    }
  }

  private void middle(double top) {
    drawing.open(
        explanation.saying().turns() == 0
            ? ExplanationText.named(explanation.state())
            : ExplanationText.named(explanation.state()) + ", " + readAs(explanation.saying()));
    drawing.box(CENTRE_X, top, CENTRE, source.height(), 8, Tone.SOURCE);
    double y = top + PAD + 14;
    for (String line : source.name()) {
      drawing.bold(CENTRE_X + PAD, y, NAMES.size(), INK, Anchor.START, line);
      y += Drawing.leading(NAMES.size());
    }
    drawing.lines(CENTRE_X + PAD, y, NOTES.size(), MUTED, source.notes());
    drawing.close();
  }

  private void ends(double from) {
    end(true, CENTRE_X + END_WIDTH / 2, from);
    end(false, CENTRE_X + CENTRE - END_WIDTH / 2, from);
    explanation
        .ending()
        .filter(ends -> ends.residual() > 0)
        .ifPresent(
            ends ->
                drawing.text(
                    CENTRE_X + CENTRE / 2,
                    from + END_DROP + END_HEIGHT + 16,
                    NOTES.size(),
                    MUTED,
                    Anchor.MIDDLE,
                    "not followed " + Words.tiny(ends.residual())));
  }

  private void end(boolean well, double x, double from) {
    Tone tone = well ? Tone.WELL : Tone.BADLY;
    String name = well ? "ends well" : "ends badly";
    double top = from + END_DROP;
    double step = step(well);
    double half = point(step);
    Optional<String> last = explanation.ending().map(ends -> inTheEnd(ends, well));
    drawing.open(
        "%s: %s at once%s"
            .formatted(name, Words.percent(step), last.map(t -> ", " + t).orElse("")));
    drawing.arrow(
        "M %s %s V %s".formatted(at(x), at(from), at(top - 8)), thickness(step), tone.line, false);
    drawing.shape(
        "M %s %s L %s %s L %s %s Z"
            .formatted(at(x), at(top), at(x - half), at(top - 10), at(x + half), at(top - 10)),
        tone.line);
    double beside = thickness(step) / 2 + 6;
    drawing.text(
        well ? x - beside : x + beside,
        from + END_DROP / 2 + 4,
        NOTES.size(),
        INK,
        well ? Anchor.END : Anchor.START,
        Words.percent(step));
    drawing.box(x - END_WIDTH / 2, top, END_WIDTH, END_HEIGHT, END_HEIGHT / 2, tone);
    drawing.bold(x, last.isPresent() ? top + 20 : top + 28, 13, tone.line, Anchor.MIDDLE, name);
    last.ifPresent(t -> drawing.text(x, top + 36, 11, INK, Anchor.MIDDLE, t));
    drawing.close();
  }

  private double step(boolean well) {
    return explanation.steps().stream()
        .filter(step -> step instanceof Absorbed absorbed && absorbed.well() == well)
        .mapToDouble(Explanation.Step::probability)
        .findFirst()
        .orElse(0);
  }

  private static String inTheEnd(Ends ends, boolean well) {
    return Words.percent(well ? ends.success() : ends.failure()) + " in the end";
  }
}
