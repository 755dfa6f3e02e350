package dev.emend.pipelines;

import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.pipelines.report.Findings;
import dev.emend.pipelines.report.RunReport;
import dev.emend.pipelines.report.StepReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Runs the steps of a night one after the other, and the nights of a range likewise.
 *
 * <p>A date without logs is passed over. The first step that refuses or breaks ends its night, and
 * the first night that ends so ends the range; every night that ran leaves a report.
 */
public final class NightRunner {
  private final NightlyPipeline pipeline;
  private final Nights nights;
  private final Clock clock;
  private final LongSupplier ticker;
  private final NightListener listener;

  /**
   * A runner.
   *
   * @param clock tells when a night began
   * @param ticker tells how long things take, in nanoseconds
   */
  public NightRunner(
      NightlyPipeline pipeline,
      Nights nights,
      Clock clock,
      LongSupplier ticker,
      NightListener listener) {
    this.pipeline = pipeline;
    this.nights = nights;
    this.clock = clock;
    this.ticker = ticker;
    this.listener = listener;
  }

  /** Runs the nights of a range in order, up to the first that fails. */
  public RangeResult run(NightRange range) {
    List<LocalDate> ahead = new ArrayList<>();
    SortedMap<LocalDate, String> passedOver = new TreeMap<>();
    for (LocalDate night : range.nights()) {
      nights
          .missingLogs(night)
          .ifPresentOrElse(why -> passedOver.put(night, why), () -> ahead.add(night));
    }
    listener.planned(ahead.size(), pipeline.steps().size());
    passedOver.keySet().forEach(listener::passedOver);
    List<RunReport> reports = new ArrayList<>();
    Ending last = null;
    for (LocalDate night : ahead) {
      last = keep(run(night));
      reports.add(last.report());
      listener.nightEnded(last.report());
      if (last.report().code() != ExitCode.DONE) {
        break;
      }
    }
    return new RangeResult(
        range,
        reports,
        passedOver,
        last == null ? null : last.keptAt(),
        last == null ? null : last.cause());
  }

  private record Ending(RunReport report, Throwable cause, String keptAt) {}

  private Ending run(LocalDate night) {
    Instant started = clock.instant();
    long tick = ticker.getAsLong();
    List<StepReport> steps = new ArrayList<>();
    Findings findings = Findings.NONE;
    Throwable cause = null;
    try (Nights.OpenNight open = nights.open(night)) {
      cause = runSteps(open, night, steps);
      findings = open.findings();
      if (lost(steps)) {
        open.abandon();
      }
    } catch (Exception | Error e) {
      cause = cause == null ? e : withSuppressed(cause, e);
    }
    ExitCode code = cause == null ? lastCode(steps) : Sentence.codeOf(cause);
    String sentence = cause == null ? lastSentence(steps) : Sentence.of(cause, nights.place());
    return new Ending(
        new RunReport(night, code, sentence, started, since(tick), steps, findings), cause, null);
  }

  /** A report that cannot be kept is a failure, but not one that hides how the night went. */
  private Ending keep(Ending ending) {
    RunReport report = ending.report();
    if (report.steps().isEmpty()) {
      // It never began, so the report of an earlier attempt stays.
      return ending;
    }
    try {
      return new Ending(report, ending.cause(), nights.keep(report));
    } catch (Exception | Error e) {
      if (report.code() != ExitCode.DONE) {
        return ending;
      }
      String sentence =
          "The night is done, but its report cannot be written. " + Sentence.of(e, nights.place());
      return new Ending(report.failed(sentence), e, null);
    }
  }

  /** Runs steps until one refuses or breaks; what broke comes back. */
  private Throwable runSteps(Nights.OpenNight open, LocalDate night, List<StepReport> reports) {
    for (Step step : pipeline.steps()) {
      listener.stepStarted(night, step.name());
      long tick = ticker.getAsLong();
      Throwable broken = null;
      StepReport report;
      try {
        report = StepReport.of(step.name(), open.run(step), since(tick));
      } catch (Exception | Error e) {
        broken = e;
        report = StepReport.of(step.name(), brokenBy(e), since(tick));
      }
      reports.add(report);
      listener.stepEnded(night, report);
      if (report.code() != ExitCode.DONE) {
        return broken;
      }
    }
    return null;
  }

  /** A step alone that broke may be tried again on what the steps before it left. */
  private boolean lost(List<StepReport> steps) {
    ExitCode code = lastCode(steps);
    return code != ExitCode.DONE && (pipeline.whole() || code != ExitCode.FAILURE);
  }

  private StepOutcome brokenBy(Throwable e) {
    return new StepOutcome.Refused(
        Sentence.codeOf(e), Sentence.of(e, nights.place()), Map.of(), List.of());
  }

  private static Throwable withSuppressed(Throwable cause, Throwable other) {
    cause.addSuppressed(other);
    return cause;
  }

  private static ExitCode lastCode(List<StepReport> steps) {
    return steps.isEmpty() ? ExitCode.DONE : steps.get(steps.size() - 1).code();
  }

  private static String lastSentence(List<StepReport> steps) {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1).sentence();
  }

  private Duration since(long tick) {
    return Duration.ofNanos(ticker.getAsLong() - tick);
  }
}
