package dev.emend.jobs.config;

import dev.emend.interaction.Terminations;
import dev.emend.jobs.check.CheckOptions;
import dev.emend.jobs.findings.FindingsOptions;
import dev.emend.jobs.steps.CountOptions;
import dev.emend.jobs.steps.JudgeOptions;
import dev.emend.jobs.steps.LabelOptions;
import dev.emend.jobs.steps.MineOptions;
import dev.emend.jobs.steps.TuneOptions;
import dev.emend.jobs.tables.LogOptions;
import dev.emend.labeling.aggregation.AggregationOptions;
import dev.emend.labeling.projection.ProjectionOptions;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.rewrite.MiningOptions;
import java.time.Duration;

/** Turns a configuration whose keys are all known into {@link Settings}. */
final class SettingsReader {
  private final KeyReader keys;
  private final Duration gap;
  private final Terminations terminations;
  private final int windowNights;

  SettingsReader(KeyReader keys) {
    this.keys = keys;
    gap = keys.positiveDuration("session.gap");
    terminations = Terminations.of(keys.texts("session.terminations"));
    windowNights = keys.positive("window.nights");
  }

  Settings read() {
    return new Settings(
        new Settings.Warehouse(
            keys.text("warehouse.path"),
            keys.passedOn("warehouse.catalog"),
            keys.passedOn("warehouse.hadoop")),
        new Settings.Logs(keys.textOrNull("logs.path")),
        keys.section("ingest", this::ingest),
        keys.section("check", this::check),
        keys.section("judge", this::judge),
        keys.section("count", this::count),
        keys.section("mine", this::mine),
        keys.section("label", this::label),
        publish(),
        keys.section("report", this::report),
        spark(),
        airflow());
  }

  private LogOptions ingest() {
    return new LogOptions(
        keys.size("ingest.split-size", 1 << 20, Long.MAX_VALUE),
        (int) keys.size("ingest.max-record-size", 1 << 10, Integer.MAX_VALUE),
        (int) keys.wholeNumber("ingest.raw-text", 100, Integer.MAX_VALUE));
  }

  private CheckOptions check() {
    return new CheckOptions(
        keys.share("check.max-quarantined-share"),
        keys.wholeNumber("check.quarantined-floor", 0, Long.MAX_VALUE),
        keys.share("check.min-volume-ratio"),
        keys.number("check.max-volume-ratio", ratio -> ratio >= 1, "of 1 or more"),
        keys.positive("check.volume-window"),
        keys.positive("check.min-history"));
  }

  private JudgeOptions judge() {
    return new JudgeOptions(
        gap,
        keys.number("judge.rephrase-threshold", p -> p > 0 && p <= 1, "above 0, at most 1"),
        keys.positive("judge.most-candidates"),
        terminations,
        keys.wholeNumber("judge.training.min-turns", 1, Long.MAX_VALUE),
        keys.positive("judge.training.max-pairs"),
        windowNights);
  }

  private CountOptions count() {
    return new CountOptions(
        gap,
        keys.share("count.floor"),
        keys.number("count.max-contribution", turns -> turns > 0, "above 0"));
  }

  private MineOptions mine() {
    return new MineOptions(
        new MiningOptions(
            keys.positive("mine.min-customers"),
            keys.number("mine.min-mass", mass -> mass > 0, "above 0"),
            keys.share("mine.min-gain"),
            keys.number("mine.min-gain-lower", gain -> gain >= -1 && gain <= 1, "from -1 to 1"),
            keys.number("mine.credible-level", l -> l > 0 && l < 1, "above 0, below 1"),
            keys.number("mine.min-lift", lift -> lift >= 0, "of 0 or more"),
            keys.number("mine.reading-strength", turns -> turns > 0, "above 0"),
            keys.positive("mine.personal-sessions")),
        keys.section("tune", this::tune),
        keys.section("solve", this::solve),
        windowNights,
        terminations);
  }

  private TuneOptions tune() {
    return new TuneOptions(
        (int) keys.wholeNumber("tune.nights", 0, windowNights),
        keys.number("tune.credible-level", l -> l > 0.5 && l < 1, "above 0.5, below 1"));
  }

  private LabelOptions label() {
    AggregationOptions usual = AggregationOptions.DEFAULT;
    return new LabelOptions(
        gap,
        keys.share("label.least-support"),
        ProjectionOptions.DEFAULT,
        new AggregationOptions(
            keys.positive("label.min-customers"),
            usual.maxPerCustomer(),
            keys.share("label.min-confidence"),
            usual.minOwnSuccess(),
            usual.falseSuccess(),
            usual.falseFailure(),
            usual.leastSupport(),
            usual.independence(),
            usual.prior(),
            usual.caution(),
            usual.calibrations(),
            usual.precedence()),
        keys.positive("label.checked-nights"),
        windowNights);
  }

  private ChainSolver.Options solve() {
    ChainSolver.Options usual = ChainSolver.Options.DEFAULT;
    return new ChainSolver.Options(
        keys.share("solve.floor"),
        usual.dropped(),
        usual.denseStates(),
        (int) keys.wholeNumber("solve.direct-states", 0, Integer.MAX_VALUE),
        keys.wholeNumber("solve.direct-operations", 0, Long.MAX_VALUE),
        usual.large(),
        keys.number("solve.epsilon", mass -> mass > 0 && mass <= 1, "above 0, at most 1"),
        keys.wholeNumber("solve.steps", 1, Long.MAX_VALUE),
        usual.depth());
  }

  private Settings.Publish publish() {
    return new Settings.Publish(
        keys.textOrNull("publish.path"),
        keys.wholeNumber("publish.min-rewrites", 0, Long.MAX_VALUE),
        keys.shareOrNoLimit("publish.max-change"),
        keys.wholeNumber("publish.change-gate-from", 0, Long.MAX_VALUE),
        keys.positive("publish.kept-versions"));
  }

  private FindingsOptions report() {
    return new FindingsOptions(keys.positive("report.min-customers"), windowNights, gap);
  }

  private Settings.Spark spark() {
    return new Settings.Spark(
        (int) keys.wholeNumber("spark.cores", 0, Integer.MAX_VALUE),
        keys.positive("spark.shuffle-partitions"),
        keys.textOrNull("spark.master"),
        keys.sizeOrNull("spark.executor-memory"),
        keys.positiveOrNull("spark.executor-cores"),
        keys.passedOn("spark.properties"));
  }

  private Settings.Airflow airflow() {
    return new Settings.Airflow(
        keys.address("airflow.url"),
        keys.text("airflow.dag"),
        keys.textOrNull("airflow.user"),
        keys.secretOrNull("airflow.password"),
        keys.textOrNull("airflow.password-file"),
        keys.positiveDuration("airflow.connect-timeout"),
        keys.positiveDuration("airflow.request-timeout"),
        keys.positiveDuration("airflow.poll"));
  }
}
