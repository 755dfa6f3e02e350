package dev.emend.pipelines;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.report.RunReport;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a range of nights went.
 *
 * @param range the nights that were asked for
 * @param reports the nights that ran, in order; only the last one can have failed
 * @param passedOver the dates without logs, and what was looked for
 * @param keptAt where the report of the last night is; null where it was not kept
 * @param cause what broke the last night; null where nothing broke
 */
public record RangeResult(
    NightRange range,
    List<RunReport> reports,
    SortedMap<LocalDate, String> passedOver,
    String keptAt,
    Throwable cause) {
  /** Keeps its own list and map. */
  public RangeResult {
    reports = List.copyOf(reports);
    passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
  }

  /** The night that stopped the range, if one did. */
  public Optional<RunReport> failed() {
    return last().filter(report -> report.code() != ExitCode.DONE);
  }

  /** The last night that ran, if any did. */
  public Optional<RunReport> last() {
    return reports.isEmpty() ? Optional.empty() : Optional.of(reports.get(reports.size() - 1));
  }

  /** What is still to do: from the failed night on. */
  public Optional<NightRange> remaining() {
    return failed().map(report -> new NightRange(report.night(), range.to()));
  }

  /** How the process ends. */
  public ExitCode code() {
    return reports.isEmpty()
        ? ExitCode.NO_INPUT
        : failed().map(RunReport::code).orElse(ExitCode.DONE);
  }
}
