package dev.emend.jobs.steps;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a step ended: an expected failure is a value, not an exception. */
public sealed interface StepOutcome {
  /** What the step counted, in the order worth reading. */
  Map<String, Long> counts();

  /** Sentences for the reader of the run report. */
  List<String> notes();

  /**
   * The step did its work.
   *
   * @param counts what it counted
   * @param notes warnings and remarks
   */
  record Done(Map<String, Long> counts, List<String> notes) implements StepOutcome {
    /** Keeps the order of the counts. */
    public Done {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
      notes = List.copyOf(notes);
    }
  }

  /**
   * The step refused, and the night ends with yesterday's state in place.
   *
   * @param code why, for the scheduler
   * @param sentence why, for a person: what, where, and what to do
   * @param counts what it counted until then
   * @param notes warnings and remarks
   */
  record Refused(ExitCode code, String sentence, Map<String, Long> counts, List<String> notes)
      implements StepOutcome {
    /** Keeps the order of the counts. */
    public Refused {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
      notes = List.copyOf(notes);
    }
  }
}
