package dev.emend.jobs.steps;

import dev.emend.jobs.JobCounter;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.check.CheckOptions;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.tables.Exporter;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.jobs.tables.SparkOptions;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/** Runs whole nights into a warehouse of its own, with training forced on. */
final class WholeNights implements AutoCloseable {
  private static final JudgeOptions JUDGE =
      new JudgeOptions(
          JudgeOptions.DEFAULT.gap(),
          JudgeOptions.DEFAULT.threshold(),
          JudgeOptions.DEFAULT.mostCandidates(),
          JudgeOptions.DEFAULT.terminations(),
          900,
          600,
          28);

  final Warehouse warehouse;
  private final Path folder;
  private final Path logs;
  private final List<Step> steps;
  private final Map<String, Integer> jobs = new LinkedHashMap<>();

  WholeNights(Path folder, Path logs, int shufflePartitions) {
    this.folder = folder;
    this.logs = logs;
    Map<String, String> settings =
        Map.of("spark.sql.shuffle.partitions", String.valueOf(shufflePartitions));
    WarehouseOptions local = LocalSpark.warehouse(folder);
    this.warehouse =
        Warehouse.openForWriting(
            new WarehouseOptions(
                local.location(), Map.of(), Map.of(), new SparkOptions(2, 2, settings)),
            "test");
    this.steps = steps(List.of(new LearntGuard()));
  }

  private List<Step> steps(List<CheckStep.Guard> guards) {
    return List.of(
        new IngestStep(LogOptions.DEFAULT, CheckOptions.DEFAULT),
        new JudgeStep(JUDGE),
        new CountStep(CountOptions.DEFAULT),
        new MineStep(TransformsTest.MINE),
        new LabelStep(TransformsTest.LABEL),
        new CheckStep(guards),
        new PublishStep(
            () -> new RewritePublisher(store(), PublishOptions.DEFAULT),
            () -> Instant.parse("2026-05-08T03:00:00Z")));
  }

  Path store() {
    return folder.resolve("store");
  }

  /** Runs a night; its outcomes by step, up to the first refusal. */
  Map<String, StepOutcome> run(LocalDate night) {
    return run(night, steps);
  }

  /** Runs a night that a guard refuses. */
  Map<String, StepOutcome> refuse(LocalDate night) {
    CheckResult failed =
        new CheckResult(night, "check", "mood", null, 0.0, CheckResult.Status.FAILED, "Not today.");
    return run(night, steps(List.of(run -> List.of(failed))));
  }

  private Map<String, StepOutcome> run(LocalDate night, List<Step> steps) {
    NightRun run = NightRun.begin(warehouse, night, logs.toString());
    Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
    jobs.clear();
    for (Step step : steps) {
      outcomes.put(step.name(), counted(step, run));
      if (outcomes.get(step.name()) instanceof StepOutcome.Refused) {
        run.audit().abandon();
        break;
      }
    }
    return outcomes;
  }

  private StepOutcome counted(Step step, NightRun run) {
    StepOutcome[] outcome = new StepOutcome[1];
    try {
      int cost = new JobCounter(warehouse.spark()).during(() -> outcome[0] = step.run(run));
      jobs.put(step.name(), cost);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
    return outcome[0];
  }

  /** Spark jobs of each step of the last night. */
  Map<String, Integer> jobs() {
    return jobs;
  }

  /** What leaves the warehouse, as text, by table. */
  Map<Table, String> exports() throws IOException {
    Map<Table, String> exports = new TreeMap<>();
    for (Table table : List.of(Table.JUDGEMENTS, Table.REWRITES, Table.LABELS)) {
      Path out = folder.resolve(table.tableName() + ".jsonl");
      new Exporter(warehouse).jsonLines(table, warehouse.accepted(table), out.toString());
      exports.put(table, Files.readString(out));
    }
    return exports;
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
