package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.findings.FindingsOptions;
import dev.emend.jobs.findings.NightFindings;
import dev.emend.jobs.findings.Shown;
import dev.emend.jobs.findings.Withheld;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.NightRun;
import dev.emend.jobs.steps.Step;
import dev.emend.jobs.steps.StepOutcome;
import dev.emend.jobs.tables.LogFolder;
import dev.emend.jobs.tables.LogListing;
import dev.emend.jobs.tables.Reports;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.jobs.tables.WarehouseRefusal;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.Nights;
import dev.emend.pipelines.report.Findings;
import dev.emend.pipelines.report.HtmlReport;
import dev.emend.pipelines.report.JsonReport;
import dev.emend.pipelines.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The nights of a warehouse. */
final class WarehouseNights implements Nights {
  private final Supplier<Warehouse> warehouse;
  private final String place;
  private final Reports reports;
  private final LogFolder logs;
  private final Settings settings;
  private final Mode mode;

  /** What is done with a night. */
  enum Mode {
    BEGIN,
    /** A step alone goes on with what the steps before it left. */
    GO_ON,
    /** A step alone that comes after the night is accepted. */
    AFTERWARDS
  }

  /**
   * Nights of a warehouse.
   *
   * @param warehouse opened with the first night
   */
  WarehouseNights(
      Supplier<Warehouse> warehouse,
      WarehouseOptions options,
      LogFolder logs,
      Settings settings,
      Mode mode) {
    this.warehouse = warehouse;
    this.place = options.location();
    this.reports = new Reports(options);
    this.logs = logs;
    this.settings = settings;
    this.mode = mode;
  }

  @Override
  public Optional<String> missingLogs(LocalDate night) {
    // What cannot be read is left to the ingest, whose refusal goes into the night's report.
    LogListing listing = mode == Mode.BEGIN ? logs.find(night) : null;
    if (listing instanceof LogListing.Misnamed misnamed) {
      throw new ExpectedFailure(ExitCode.USAGE, misnamed.sentence());
    }
    return listing instanceof LogListing.Missing missing
        ? Optional.of(missing.sentence())
        : Optional.empty();
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public OpenNight open(LocalDate night) {
    Warehouse opened = warehouse.get();
    return new Opened(
        opened,
        switch (mode) {
          case BEGIN -> NightRun.begin(opened, night, settings.logs().path());
          case GO_ON -> begun(opened, night);
          case AFTERWARDS -> accepted(opened, night);
        },
        night,
        settings.report());
  }

  /** A check that was killed behind its acceptance finds its night accepted, and no longer open. */
  private static NightRun begun(Warehouse warehouse, LocalDate night) {
    try {
      return NightRun.resume(warehouse, night);
    } catch (WarehouseRefusal refusal) {
      boolean justAccepted =
          refusal.reason() == WarehouseRefusal.Reason.NO_OPEN_NIGHT
              && warehouse.nights().newest().filter(n -> n.night().equals(night)).isPresent();
      if (justAccepted) {
        return new NightRun(warehouse, null);
      }
      throw refusal;
    }
  }

  /** There is no audit branch any more, and what comes afterwards needs none. */
  private static NightRun accepted(Warehouse warehouse, LocalDate night) {
    if (!warehouse.nights().byNight().containsKey(night)) {
      throw new ExpectedFailure(
          ExitCode.NO_INPUT,
          "The night " + night + " is not accepted. Run it first, up to its check.");
    }
    return new NightRun(warehouse, null);
  }

  @Override
  public String keep(RunReport report) {
    try {
      RunReport told = report.worded(Withheld::sentence);
      RunReport whole = mode == Mode.BEGIN ? told : told.after(earlier(report.night()));
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
    private final LocalDate night;
    private final FindingsOptions shown;
    private final long before;

    Opened(Warehouse warehouse, NightRun run, LocalDate night, FindingsOptions shown) {
      this.warehouse = warehouse;
      this.run = run;
      this.night = night;
      this.shown = shown;
      this.before = run.audit() == null ? 0 : newest();
    }

    @Override
    public StepOutcome run(Step step) {
      boolean afterwards = step.reads().contains(Table.NIGHTS);
      return run.audit() == null && !afterwards ? acceptedAlready(step) : step.run(run);
    }

    private StepOutcome acceptedAlready(Step step) {
      if (!step.writes().contains(Table.NIGHTS)) {
        throw new ExpectedFailure(
            ExitCode.USAGE,
            "The night " + night + " is accepted and no longer open. Run its ingest first.");
      }
      return new StepOutcome.Done(
          Map.of(), List.of("Accepted " + night + " already as state " + newest() + "."));
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
          warehouse.checks().of(night).stream().filter(Opened::isCheck).map(Opened::line).toList();
      NightFindings found = new NightFindings(warehouse, shown);
      return new Findings(checks, accepted() ? found.shown() : Shown.NOTHING, found.nights());
    }

    private boolean accepted() {
      return newest() > before;
    }

    private long newest() {
      return warehouse.nights().newest().map(AcceptedNight::sequence).orElse(0L);
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
          result.name() + subject, result.status().name(), result.value(), result.sentence());
    }

    @Override
    public void close() {
      // The warehouse stays open for the next night.
    }
  }
}
