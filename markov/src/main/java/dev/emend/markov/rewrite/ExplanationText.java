package dev.emend.markov.rewrite;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Slot;
import dev.emend.markov.credible.Beta;
import dev.emend.markov.credible.TwoKinds;
import dev.emend.markov.rewrite.Explanation.Absorbed;
import dev.emend.markov.rewrite.Explanation.Arrow;
import dev.emend.markov.rewrite.Explanation.Comparison;
import dev.emend.markov.rewrite.Explanation.Ends;
import dev.emend.markov.rewrite.Explanation.Failing;
import dev.emend.markov.rewrite.Explanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws an explanation as lines for a terminal: the chain around a text, then the verdict. */
public final class ExplanationText {
  private static final int MOST_READINGS = 3;
  private static final int MOST_ARROWS = 6;
  private static final int MOST_ENDINGS = 5;

  private final Explanation explanation;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  /** The lines, without ends of line. */
  public static List<String> lines(Explanation explanation) {
    ExplanationText text = new ExplanationText(explanation);
    text.head();
    if (!explanation.steps().isEmpty()) {
      text.chain();
      explanation.ending().ifPresent(text::ending);
      explanation.comparison().ifPresent(text::comparison);
    }
    text.verdict();
    return List.copyOf(text.lines);
  }

  private void head() {
    Saying saying = explanation.saying();
    add("%s   (%s)".formatted(named(saying.state()), explanation.locale()));
    if (saying.turns() > 0) {
      add(
          "  said %s, read as %s"
              .formatted(
                  Words.count(saying.turns(), "time"),
                  saying.readings().stream()
                      .limit(MOST_READINGS)
                      .map(read -> "%s (%d)".formatted(reading(read.reading()), read.turns()))
                      .collect(Collectors.joining(", "))));
      add(
          "  ended well %s, badly %s, said again %s"
              .formatted(
                  Words.turns(saying.success()),
                  Words.turns(saying.failure()),
                  times(explanation.again())));
    }
  }

  private void chain() {
    add("");
    List<Arrow> before = explanation.before();
    before.stream()
        .limit(MOST_ARROWS)
        .forEach(
            arrow ->
                add(
                    "  %s ──%s──► this   %s"
                        .formatted(
                            named(arrow.from()),
                            percent(arrow.probability()),
                            times(arrow.support()))));
    more(before.size(), MOST_ARROWS);
    add("  this");
    List<Step> steps = explanation.steps();
    List<Step> shown = steps.stream().limit(MOST_ARROWS).toList();
    for (int i = 0; i < shown.size(); i++) {
      boolean last = i == steps.size() - 1;
      add(
          "   %s─%s──► %s"
              .formatted(last ? "└" : "├", percent(shown.get(i).probability()), to(shown.get(i))));
    }
    if (steps.size() > shown.size()) {
      add("   └─ and %d more".formatted(steps.size() - shown.size()));
    }
  }

  private String to(Step step) {
    if (step instanceof Absorbed absorbed) {
      return absorbed.well() ? "(ends well)" : "(ends badly)";
    }
    Arrow arrow = (Arrow) step;
    return named(arrow.to()) + "   " + times(arrow.support());
  }

  private void ending(Ends ends) {
    add("");
    add(
        "  In the end: well %s, badly %s%s"
            .formatted(
                percent(ends.success()).strip(), percent(ends.failure()).strip(), computed(ends)));
    ends.likeliest().stream()
        .limit(MOST_ENDINGS)
        .forEach(
            last ->
                add(
                    "   %s with %s, read as %s"
                        .formatted(
                            percent(last.probability()),
                            named(last.state()),
                            reading(last.reading()))));
    more(ends.likeliest().size() + ends.others(), MOST_ENDINGS);
  }

  private static String computed(Ends ends) {
    return switch (ends.method()) {
      case DIRECT_DENSE, DIRECT_SPARSE -> " (exact)";
      case PUSH, BOUNDED_DEPTH -> ", not followed %s".formatted(Words.tiny(ends.residual()));
    };
  }

  private void comparison(Comparison compared) {
    add("");
    add(
        "  Works as heard   %s   %s"
            .formatted(percent(compared.ofSource().mean()), beta(compared.ofSource())));
    add(
        "  Works rewritten  %s   %s as %s"
            .formatted(
                percent(compared.ofTarget().mean()),
                beta(compared.ofTarget()),
                named(compared.target())));
    add(
        "  Gain             %s   at least %s at credibility %s"
            .formatted(
                percent(compared.gain()),
                percent(compared.gainLower()).strip(),
                Words.percent(compared.credibleLevel())));
    add(
        "  Support          %s, %s of what ends well"
            .formatted(times(compared.support()), Words.percent(compared.share())));
    add(
        "  Mostly fails  %8s   %s"
            .formatted(Words.fine(compared.failing().probability()), kinds(compared.failing())));
    add("                           " + consequence(compared.failing()));
  }

  /** What the chance of being one of the texts that mostly fail is measured against. */
  static String kinds(Failing failing) {
    TwoKinds kinds = failing.kinds();
    String two =
        "%s of the texts are of a kind that works %s of the time, the others %s"
            .formatted(
                Words.percent(kinds.share()),
                Words.percent(kinds.failing().mean()),
                Words.percent(kinds.working().mean()));
    return kinds.fitted() ? two : "assumed, for want of texts: " + two;
  }

  /** What follows from it for its successes. */
  static String consequence(Failing failing) {
    return "The log tells the kinds apart by %s: %s of what looks like success is believed"
        .formatted(Words.percent(failing.kinds().certainty()), Words.percent(failing.believed()));
  }

  private void verdict() {
    add("");
    if (explanation.rewrite().isPresent()) {
      Rewrite rewrite = explanation.rewrite().get();
      add("  %s  %s → '%s'".formatted(rewrite.status(), rewrite.rewriteId(), rewrite.target()));
      add("  %s".formatted(explanation.why()));
    } else {
      add("  No rewrite. %s".formatted(explanation.why()));
    }
    for (Rewrite rewrite : explanation.leadingHere()) {
      add(
          "  Target of '%s': %s %s"
              .formatted(rewrite.source(), rewrite.status(), rewrite.rewriteId()));
    }
  }

  private void more(int size, int shown) {
    if (size > shown) {
      add("   and %d more".formatted(size - shown));
    }
  }

  private void add(String line) {
    lines.add(line.stripTrailing());
  }

  static String named(State state) {
    return state.context() == null
        ? "'%s'".formatted(state.text())
        : "'%s' after %s".formatted(state.text(), state.context());
  }

  static String times(Support support) {
    return support.sessions() == 0
        ? "never"
        : "%s times by %s in %s"
            .formatted(
                Words.turns(support.mass()),
                Words.count(support.customers(), "customer"),
                Words.count(support.sessions(), "session"));
  }

  static String reading(Reading reading) {
    if (!reading.understood()) {
      return "nothing";
    }
    String frame =
        reading.domain() == null ? reading.intent() : reading.domain() + "|" + reading.intent();
    return reading.slots().isEmpty()
        ? frame
        : reading.slots().stream()
            .map(ExplanationText::slot)
            .collect(Collectors.joining(", ", frame + "(", ")"));
  }

  private static String slot(Slot slot) {
    return slot.name() + "=" + slot.value();
  }

  private static String beta(Beta beta) {
    return "Beta(%s, %s)".formatted(Words.turns(beta.alpha()), Words.turns(beta.beta()));
  }

  /** Aligned in columns. */
  private static String percent(double share) {
    return "%5s".formatted(Words.percent(share));
  }
}
