package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.steps.NightRun;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.jobs.tables.Learnt;
import dev.emend.jobs.tables.LogFolder;
import dev.emend.jobs.tables.LogListing;
import dev.emend.jobs.tables.Reports;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.pipelines.Nights;
import dev.emend.pipelines.report.Findings;
import dev.emend.pipelines.report.HtmlReport;
import dev.emend.pipelines.report.JsonReport;
import dev.emend.pipelines.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The nights of a warehouse. */
final class WarehouseNights implements Nights {
  private static final int TOP = 20;

  private final Supplier<Warehouse> warehouse;
  private final Reports reports;
  private final LogFolder logs;
  private final String logsPath;
  private final boolean goesOn;

  /**
   * Nights of a warehouse.
   *
   * @param warehouse opened with the first night
   * @param goesOn whether nights are gone on with step by step, rather than begun anew
   */
  WarehouseNights(
      Supplier<Warehouse> warehouse,
      WarehouseOptions options,
      LogFolder logs,
      String logsPath,
      boolean goesOn) {
    this.warehouse = warehouse;
    this.reports = new Reports(options);
    this.logs = logs;
    this.logsPath = logsPath;
    this.goesOn = goesOn;
  }

  @Override
  public Optional<String> missingLogs(LocalDate night) {
    // What cannot be read is left to the ingest, whose refusal goes into the night's report.
    return !goesOn && logs.find(night) instanceof LogListing.Missing missing
        ? Optional.of(missing.sentence())
        : Optional.empty();
  }

  @Override
  public OpenNight open(LocalDate night) {
    Warehouse opened = warehouse.get();
    return new Opened(
        opened, goesOn ? NightRun.resume(opened, night) : NightRun.begin(opened, night, logsPath));
  }

  @Override
  public String keep(RunReport report) {
    try {
      RunReport whole = goesOn ? report.after(earlier(report.night())) : report;
      reports.write(report.night(), "night.json", JsonReport.of(whole).toPrettyString() + "\n");
      return reports.write(report.night(), "night.html", HtmlReport.of(whole));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<RunReport> earlier(LocalDate night) throws IOException {
    Optional<String> text = reports.read(night, "night.json");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    JsonNode json = new ObjectMapper().readTree(text.get());
    return Optional.of(JsonReport.read(json));
  }

  private static final class Opened implements OpenNight {
    private final Warehouse warehouse;
    private final NightRun run;

    Opened(Warehouse warehouse, NightRun run) {
      this.warehouse = warehouse;
      this.run = run;
    }

    @Override
    public StepOutcome run(Step step) {
      return step.run(run);
    }

    @Override
    public void abandon() {
      if (!accepted()) {
        run.audit().abandon();
      }
    }

    @Override
    public Findings findings() {
      List<Findings.CheckLine> checks =
          run.audit().recorded().stream().filter(Opened::isCheck).map(Opened::line).toList();
      if (!accepted()) {
        return new Findings(checks, List.of(), List.of());
      }
      Learnt learnt = new Learnt(warehouse);
      return new Findings(checks, learnt.topRewrites(TOP), learnt.topLabels(TOP));
    }

    private boolean accepted() {
      long before = run.audit().base().map(AcceptedNight::sequence).orElse(0L);
      return warehouse.nights().newest().map(AcceptedNight::sequence).orElse(0L) > before;
    }

    private static boolean isCheck(CheckResult result) {
      return switch (result.status()) {
        case PASSED, WARNED, FAILED -> true;
        case MEASURED, COUNTED -> false;
      };
    }

    private static Findings.CheckLine line(CheckResult result) {
      String subject = result.subject() == null ? "" : " of " + result.subject();
      return new Findings.CheckLine(
          result.name() + subject, result.status().name(), result.sentence());
    }

    @Override
    public void close() {
      // The warehouse stays open for the next night.
    }
  }
}
