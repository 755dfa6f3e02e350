package dev.emend.pipelines.report;

import dev.emend.jobs.findings.NightFigures;
import dev.emend.jobs.findings.Shown;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is worth telling about a night besides its steps.
 *
 * @param checks every data check and its result
 * @param shown what was learnt, as of the newest accepted night, as far as it may be shown
 * @param nights what the accepted nights come to, in order of their dates
 */
public record Findings(List<CheckLine> checks, Shown shown, List<NightFigures> nights) {
  /** Nothing to tell. */
  public static final Findings NONE = new Findings(List.of(), Shown.NOTHING, List.of());

  /** Keeps its own lists. */
  public Findings {
    checks = List.copyOf(checks);
    nights = List.copyOf(nights);
  }

  Findings worded(UnaryOperator<String> wording) {
    List<CheckLine> others =
        checks.stream()
            .map(c -> new CheckLine(c.name(), c.status(), c.value(), wording.apply(c.sentence())))
            .toList();
    return new Findings(others, shown, nights);
  }

  /**
   * A data check and its result.
   *
   * @param name what is checked
   * @param status PASSED, WARNED, FAILED
   * @param value what was found; null where it could not be measured
   * @param sentence the value that was found, and what was asked for
   */
  public record CheckLine(String name, String status, Double value, String sentence) {}
}
