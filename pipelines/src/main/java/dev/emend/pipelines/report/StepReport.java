package dev.emend.pipelines.report;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.StepOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How one step went.
 *
 * @param name the step
 * @param code how it ended
 * @param sentence why it refused; empty where it did not
 * @param counts what it counted, in the order worth reading
 * @param notes warnings and remarks
 * @param took how long it took
 */
public record StepReport(
    String name,
    ExitCode code,
    String sentence,
    Map<String, Long> counts,
    List<String> notes,
    Duration took) {
  /** Keeps the order of the counts. */
  public StepReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    notes = List.copyOf(notes);
  }

  /** The report of an outcome. */
  public static StepReport of(String name, StepOutcome outcome, Duration took) {
    ExitCode code = ExitCode.DONE;
    String sentence = "";
    if (outcome instanceof StepOutcome.Refused refused) {
      code = refused.code();
      sentence = refused.sentence();
    }
    return new StepReport(name, code, sentence, outcome.counts(), outcome.notes(), took);
  }

  StepReport worded(UnaryOperator<String> wording) {
    List<String> others = notes.stream().map(wording).toList();
    return new StepReport(name, code, wording.apply(sentence), counts, others, took);
  }
}
