package dev.emend.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.emend.jobs.config.Settings;
import dev.emend.jobs.evaluate.Evaluation;
import dev.emend.jobs.evaluate.TruthException;
import dev.emend.jobs.evaluate.TruthReader;
import dev.emend.jobs.export.Selection;
import dev.emend.jobs.export.TableExport;
import dev.emend.jobs.query.SqlQuery;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.steps.Explainer;
import dev.emend.jobs.steps.LoggedTurns;
import dev.emend.jobs.steps.RephraseTraining;
import dev.emend.jobs.tables.LogFolder;
import dev.emend.jobs.tables.LogListing;
import dev.emend.jobs.tables.SparkOptions;
import dev.emend.jobs.tables.SparkWork;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.jobs.tables.WarehouseRefusal;
import dev.emend.pipelines.ExpectedFailure;
import dev.emend.pipelines.NightRange;
import dev.emend.pipelines.NightlyPipeline;
import dev.emend.pipelines.Nights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The rooms over a warehouse. It is opened when it is needed, and Spark later still. */
final class StandardRooms implements Rooms {
  private final Settings settings;
  private final Use use;
  private final WarehouseOptions options;
  private final InstantSource clock;
  private volatile Warehouse warehouse;

  private StandardRooms(Settings settings, Use use, InstantSource clock) {
    this.settings = settings;
    this.use = use;
    this.clock = clock;
    this.options = options(settings);
  }

  /** Opens rooms whose versions are numbered by a clock. */
  static Rooms.Opener opener(InstantSource clock) {
    return (settings, use) -> new StandardRooms(settings, use, clock);
  }

  private static WarehouseOptions options(Settings settings) {
    Settings.Spark spark = settings.spark();
    return new WarehouseOptions(
        settings.warehouse().path(),
        settings.warehouse().catalog(),
        HadoopSettings.of(settings),
        new SparkOptions(spark.cores(), spark.shufflePartitions(), spark.allProperties()));
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public NightlyPipeline pipeline() {
    return NightlyPipeline.of(NightSteps.of(settings, clock));
  }

  @Override
  public Nights nights() {
    return nights(WarehouseNights.Mode.BEGIN);
  }

  @Override
  public Nights begunNights() {
    return nights(WarehouseNights.Mode.GO_ON);
  }

  @Override
  public Nights acceptedNights() {
    return nights(WarehouseNights.Mode.AFTERWARDS);
  }

  private Nights nights(WarehouseNights.Mode mode) {
    return new WarehouseNights(
        mode == WarehouseNights.Mode.BEGIN ? this::warehouse : this::begunWarehouse,
        options,
        logs(),
        settings,
        mode);
  }

  @Override
  public SortedSet<LocalDate> datesWithLogs() {
    demandFolder(logs().find(LocalDate.EPOCH));
    try {
      return logs().dates();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void demandFolder(LogListing listing) {
    if (listing instanceof LogListing.Misnamed misnamed) {
      throw new ExpectedFailure(ExitCode.USAGE, misnamed.sentence());
    }
    if (listing instanceof LogListing.Unreadable unreadable) {
      throw new ExpectedFailure(ExitCode.FAILURE, unreadable.sentence());
    }
  }

  @Override
  public Optional<SparkWork> work() {
    Warehouse opened = warehouse;
    return opened == null ? Optional.empty() : opened.work();
  }

  @Override
  public Answer status(LocalDate nightOrNull) {
    return new Status(options, settings).of(nightOrNull);
  }

  @Override
  public Answer explain(ExplainCommand.Question question) {
    Explainer explainer = new Explainer(warehouse(), settings.mine());
    String svg = question.svg();
    if (svg != null) {
      explainer.refusal(svg).ifPresent(StandardRooms::refuse);
    }
    Explainer.Explained explained = explained(explainer, question);
    if (svg != null) {
      written(
          () -> {
            explainer.write(explained, svg);
            return svg;
          });
    }
    return new ExplainText(explained, svg).answer();
  }

  private static Explainer.Explained explained(
      Explainer explainer, ExplainCommand.Question question) {
    try {
      return explainer.explain(question.text(), question.locale(), question.context());
    } catch (IllegalArgumentException e) {
      throw new ExpectedFailure(ExitCode.NO_INPUT, e.getMessage());
    }
  }

  @Override
  public Answer tune() {
    try {
      return new TunedText(new Explainer(warehouse(), settings.mine()).tuned()).answer();
    } catch (IllegalArgumentException e) {
      throw new ExpectedFailure(ExitCode.NO_INPUT, e.getMessage());
    }
  }

  @Override
  public Answer sql(SqlCommand.Question question) {
    try {
      return new SqlText(new SqlQuery(warehouse()).ask(question.sql(), question.limit())).answer();
    } catch (IllegalArgumentException e) {
      throw new ExpectedFailure(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  @Override
  public Answer export(ExportCommand.Order order) {
    TableExport export = new TableExport(warehouse());
    Selection selection = order.selection();
    export
        .refusal(order.out())
        .or(() -> export.refusal(selection))
        .ifPresent(StandardRooms::refuse);
    String what = selection.table().tableName();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("table", what).put("format", selection.format().optionName());
    json.put("locale", selection.locale()).put("out", order.out());
    if (order.dryRun()) {
      long rows = export.rows(selection);
      json.put("rows", rows);
      return Answer.done("Would write up to %,d %s to %s".formatted(rows, what, order.out()), json);
    }
    TableExport.Written written = written(() -> export.write(order.selection(), order.out()));
    json.put("rows", written.rows()).put("left_out", written.leftOut());
    String rest =
        written.leftOut() == 0
            ? ""
            : " (%,d are left out: %s cannot hold them, or they are not served)"
                .formatted(written.leftOut(), selection.format().optionName());
    return Answer.done(
        "Wrote %,d %s to %s%s".formatted(written.rows(), what, order.out(), rest), json);
  }

  private static void refuse(String sentence) {
    throw new ExpectedFailure(ExitCode.USAGE, sentence);
  }

  /** What writing a file gives; a file that cannot be written is told in a sentence. */
  private static <T> T written(Supplier<T> writing) {
    try {
      return writing.get();
    } catch (UncheckedIOException e) {
      throw new ExpectedFailure(
          ExitCode.FAILURE,
          e.getMessage() + ". Look at its folder, rights and free space, then run this again.",
          e);
    }
  }

  @Override
  public Answer evaluate(EvaluateCommand.Order order) {
    LoggedTurns logged = new LoggedTurns(warehouse(), settings.ingest());
    try {
      Evaluation evaluation =
          new Evaluation(
              warehouse(),
              new TruthReader(Path.of(order.truth())),
              date -> logged.of(settings.logs().path(), date));
      return new Scorecard(evaluation.of(order.nights().nights())).answer();
    } catch (TruthException | IllegalArgumentException e) {
      throw new ExpectedFailure(ExitCode.NO_INPUT, e.getMessage());
    }
  }

  @Override
  public Answer trainRephrase(TrainCommand.Order order) {
    RephraseTraining.Trained trained;
    try {
      trained = order.logs() ? trainedOnLogs(order) : trainedOnNights();
    } catch (IllegalArgumentException e) {
      throw new ExpectedFailure(ExitCode.NO_INPUT, e.getMessage());
    }
    if (order.dryRun()) {
      return new TrainedText(trained).answer(null);
    }
    return new TrainedText(trained)
        .answer(order.logs() ? trained.keepBeside(options) : trained.keep(options));
  }

  private RephraseTraining.Trained trainedOnNights() {
    return new RephraseTraining(settings.judge()).train(begunWarehouse());
  }

  /** The warehouse only keeps what comes of it, and is not made where there are no logs. */
  private RephraseTraining.Trained trainedOnLogs(TrainCommand.Order order) {
    NightRange all = order.nightsOrNull();
    List<LocalDate> nights =
        datesWithLogs().stream()
            .filter(d -> all == null || !(d.isBefore(all.from()) || d.isAfter(all.to())))
            .toList();
    if (nights.isEmpty()) {
      throw new ExpectedFailure(
          ExitCode.NO_INPUT,
          "No logs of %s in %s. Wait for the delivery, or check the folder."
              .formatted(all == null ? "any date" : all, settings.logs().path()));
    }
    return new RephraseTraining(settings.judge())
        .train(new LoggedTurns(warehouse(), settings.ingest()), settings.logs().path(), nights);
  }

  @Override
  public Answer maintain(MaintainCommand.Order order) {
    return new Maintenance(settings, clock.instant(), order)
        .answer(order.dryRun() ? warehouse() : begunWarehouse());
  }

  @Override
  public void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  private Warehouse warehouse() {
    if (warehouse == null) {
      warehouse =
          use == Use.WRITE
              ? Warehouse.openForWriting(options, "emend")
              : Warehouse.openForReading(options);
    }
    return warehouse;
  }

  /** A step that goes on with what others left finds nothing where there is no warehouse. */
  private Warehouse begunWarehouse() {
    if (warehouse == null && use == Use.WRITE) {
      try {
        warehouse = Warehouse.openToGoOn(options, "emend");
      } catch (WarehouseRefusal e) {
        if (e.reason() == WarehouseRefusal.Reason.MISSING) {
          throw new ExpectedFailure(ExitCode.NO_INPUT, e.getMessage(), e);
        }
        throw e;
      }
    }
    return warehouse();
  }

  private LogFolder logs() {
    return new LogFolder(settings.logs().path(), options);
  }
}
