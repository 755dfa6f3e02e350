package dev.emend.pipelines.cli;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.NightRange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine;

/** What {@code --date}, {@code --from} and {@code --to} say together. */
final class Dates {
  private Dates() {}

  /** A date of the command line. */
  static LocalDate of(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no date (must read YYYY-MM-DD, such as 2026-03-01)");
    }
  }

  /**
   * The nights that were named; empty where none of the options was given.
   *
   * @throws ExpectedFailure where the options contradict each other
   */
  static Optional<NightRange> range(LocalDate date, LocalDate from, LocalDate to) {
    if ((date != null && (from != null || to != null)) || (from == null) != (to == null)) {
      throw new ExpectedFailure(ExitCode.USAGE, "Give either --date, or both --from and --to");
    }
    if (from == null) {
      return Optional.ofNullable(date).map(NightRange::of);
    }
    if (to.isBefore(from)) {
      throw new ExpectedFailure(
          ExitCode.USAGE,
          "Invalid range: --from " + from + " --to " + to + " ends before it begins");
    }
    return Optional.of(new NightRange(from, to));
  }
}
