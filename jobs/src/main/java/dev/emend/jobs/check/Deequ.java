package dev.emend.jobs.check;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.VerificationSuite;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.anomalydetection.AnomalyDetectionStrategy;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import com.amazon.deequ.constraints.ConstraintResult;
import com.amazon.deequ.constraints.ConstraintStatus;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.repository.AnalysisResult;
import com.amazon.deequ.repository.AnalysisResultSerde;
import com.amazon.deequ.repository.ResultKey;
import com.amazon.deequ.repository.memory.InMemoryMetricsRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Deequ as this house needs it: Scala's default arguments do not exist from Java. */
final class Deequ {
  private static final long DAY = 86_400_000;

  private final Dataset<Row> data;
  private final List<Rule> rules = new ArrayList<>();
  private Check check = new Check(CheckLevel.Error(), "turns", scala(List.of()));

  private Deequ(Dataset<Row> data) {
    this.data = data;
  }

  static Deequ on(Dataset<Row> data) {
    return new Deequ(data);
  }

  /**
   * What Deequ found for one rule.
   *
   * @param value the metric, empty where it could not be computed
   * @param message Deequ's own words where the rule is broken, else empty
   */
  record Finding(Rule rule, boolean passed, OptionalDouble value, String message) {}

  /** A rule by its name and the column it is about, or null. */
  record Rule(String name, String column) {}

  /**
   * What Deequ found.
   *
   * @param findings in the order in which the rules were added
   * @param metrics all metrics, in Deequ's own JSON
   */
  record Findings(List<Finding> findings, String metrics) {}

  Deequ complete(String column) {
    rules.add(new Rule("completeness", column));
    check = check.isComplete(column, Option.empty(), Option.empty());
    return this;
  }

  Deequ unique(String column) {
    rules.add(new Rule("uniqueness", column));
    check = check.isUnique(column, Option.empty(), Option.empty());
    return this;
  }

  /** Every row keeps a condition, in SQL. */
  Deequ holds(String name, String column, String condition) {
    rules.add(new Rule(name, column));
    check =
        check.satisfies(
            condition,
            name + " of " + column,
            share -> (Double) share == 1.0,
            Option.empty(),
            scala(List.of()),
            Option.empty());
    return this;
  }

  /** The number of rows is no anomaly against the metrics of earlier nights. */
  Deequ usual(Map<LocalDate, String> metrics, AnomalyDetectionStrategy strategy) {
    InMemoryMetricsRepository repository = new InMemoryMetricsRepository();
    metrics.forEach((night, json) -> repository.save(key(night), context(json)));
    rules.add(new Rule("volume", null));
    check =
        check.isNewestPointNonAnomalous(
            repository,
            strategy,
            size(),
            key(LocalDate.EPOCH).tags(),
            Option.empty(),
            Option.empty(),
            Option.empty());
    return this;
  }

  /** Runs everything in as few passes over the data as Deequ can. */
  Findings run(LocalDate night) {
    VerificationResult result =
        new VerificationSuite().onData(data).addRequiredAnalyzer(rows()).addCheck(check).run();
    Seq<ConstraintResult> results = result.checkResults().apply(check).constraintResults();
    List<ConstraintResult> constraints = JavaConverters.seqAsJavaList(results);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      findings.add(finding(rules.get(i), constraints.get(i)));
    }
    AnalysisResult metrics = new AnalysisResult(key(night), new AnalyzerContext(result.metrics()));
    return new Findings(findings, AnalysisResultSerde.serialize(scala(List.of(metrics))));
  }

  /** Scala knows that a metric of doubles is a metric of objects. */
  @SuppressWarnings("unchecked")
  private static Analyzer<NumMatches, Metric<Object>> size() {
    return (Analyzer<NumMatches, Metric<Object>>)
        (Analyzer<NumMatches, ?>) new Size(Option.empty());
  }

  /** The number of rows is measured in any case, for it is the baseline of later nights. */
  @SuppressWarnings("unchecked")
  private static Analyzer<?, Metric<?>> rows() {
    return (Analyzer<?, Metric<?>>) (Analyzer<?, ?>) new Size(Option.empty());
  }

  private static Finding finding(Rule rule, ConstraintResult constraint) {
    boolean passed = constraint.status().equals(ConstraintStatus.Success());
    return new Finding(
        rule,
        passed,
        value(constraint),
        constraint.message().isEmpty() ? "" : constraint.message().get());
  }

  private static OptionalDouble value(ConstraintResult constraint) {
    if (constraint.metric().isEmpty() || constraint.metric().get().value().isFailure()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((Double) constraint.metric().get().value().get());
  }

  private static AnalyzerContext context(String json) {
    return AnalysisResultSerde.deserialize(json).head().analyzerContext();
  }

  private static ResultKey key(LocalDate night) {
    return new ResultKey(night.toEpochDay() * DAY, ResultKey.apply$default$2());
  }

  private static <T> scala.collection.immutable.List<T> scala(List<T> elements) {
    return JavaConverters.asScalaBuffer(elements).toList();
  }
}
