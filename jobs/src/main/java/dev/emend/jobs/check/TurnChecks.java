package dev.emend.jobs.check;

import dev.emend.interaction.Answer;
import dev.emend.interaction.Arm;
import dev.emend.interaction.Feedback;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.CheckResult.Status;
import dev.emend.jobs.rows.TurnColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether the turns of a night may be learnt from. Required columns are complete, values are in
 * their ranges, no turn is there twice, not too many records broke the contract, and the night is
 * about as large as the nights accepted before it. Two Spark jobs.
 */
public final class TurnChecks {
  private static final String STEP = "ingest";

  private final CheckOptions options;

  public TurnChecks(CheckOptions options) {
    this.options = options;
  }

  /**
   * What was found.
   *
   * @param results one for each check, and the metrics
   */
  public record Verdict(List<CheckResult> results) {
    /** Keeps its own list. */
    public Verdict {
      results = List.copyOf(results);
    }

    /** The checks that end the night. */
    public List<CheckResult> failures() {
      return results.stream().filter(result -> result.status() == Status.FAILED).toList();
    }

    /** Sentences of the checks that only warn. */
    public List<String> warnings() {
      return sentences(Status.WARNED);
    }

    /** Why the night is refused, in words. */
    public String sentence() {
      return String.join(" ", sentences(Status.FAILED))
          + " The state of the night before stays in place.";
    }

    private List<String> sentences(Status status) {
      return results.stream()
          .filter(result -> result.status() == status)
          .map(CheckResult::sentence)
          .toList();
    }
  }

  /**
   * Checks the turns that belong to a night.
   *
   * @param turns of the night
   * @param counts what ingest counted: read, accepted, quarantined
   * @param accepted the newest acceptance of each night
   */
  public Verdict check(
      Dataset<Row> turns,
      LocalDate night,
      Map<String, Long> counts,
      SortedMap<LocalDate, AcceptedNight> accepted) {
    List<CheckResult> results = new ArrayList<>();
    results.add(quarantine(night, counts));
    if (counts.get("accepted") == 0) {
      results.add(nothing(night, counts.get("read")));
      return new Verdict(results);
    }
    Map<LocalDate, String> history = history(night, accepted);
    Deequ.Findings findings = rules(turns, history).run(night);
    for (Deequ.Finding finding : findings.findings()) {
      results.add(result(night, finding, history));
    }
    results.add(CheckResult.metrics(night, STEP, findings.metrics()));
    return new Verdict(results);
  }

  private Deequ rules(Dataset<Row> turns, Map<LocalDate, String> history) {
    Deequ rules = Deequ.on(turns);
    List.of(
            TurnColumn.TURN_ID,
            TurnColumn.CUSTOMER_ID,
            TurnColumn.LOCALE,
            TurnColumn.AT,
            TurnColumn.UTTERANCE,
            TurnColumn.RESPONSE_STATUS)
        .forEach(column -> rules.complete(column.columnName()));
    List.of(TurnColumn.ASR_CONFIDENCE, TurnColumn.WAKE_CONFIDENCE, TurnColumn.NLU_CONFIDENCE)
        .forEach(column -> range(rules, column, "BETWEEN 0 AND 1"));
    List.of(TurnColumn.RESPONSE_MS, TurnColumn.BARGE_IN_MS)
        .forEach(column -> range(rules, column, ">= 0"));
    values(rules, TurnColumn.RESPONSE_STATUS, Answer.Status.values());
    values(rules, TurnColumn.EXPLICIT_FEEDBACK, Feedback.values());
    values(rules, TurnColumn.ARM, Arm.values());
    rules.unique(TurnColumn.TURN_ID.columnName());
    return history.isEmpty()
        ? rules
        : rules.usual(history, new TypicalVolume(options.volumeLow(), options.volumeHigh()));
  }

  private static void range(Deequ rules, TurnColumn column, String range) {
    String name = column.columnName();
    rules.holds("range", name, name + " IS NULL OR " + name + " " + range);
  }

  private static void values(Deequ rules, TurnColumn column, Enum<?>[] constants) {
    String name = column.columnName();
    String names =
        Arrays.stream(constants).map(c -> "'" + c.name() + "'").collect(Collectors.joining(", "));
    rules.holds("values", name, name + " IS NULL OR " + name + " IN (" + names + ")");
  }

  /** Metrics of the accepted nights before this one that the volume is compared with. */
  private Map<LocalDate, String> history(
      LocalDate night, SortedMap<LocalDate, AcceptedNight> accepted) {
    TreeMap<LocalDate, String> history = new TreeMap<>();
    accepted.headMap(night).values().stream()
        .filter(before -> before.metrics() != null)
        .forEach(before -> history.put(before.night(), before.metrics()));
    while (history.size() > options.volumeWindow()) {
      history.pollFirstEntry();
    }
    return history;
  }

  private CheckResult result(
      LocalDate night, Deequ.Finding finding, Map<LocalDate, String> history) {
    Deequ.Rule rule = finding.rule();
    boolean volume = rule.name().equals("volume");
    Double value = finding.value().isPresent() ? finding.value().getAsDouble() : null;
    Status status =
        finding.passed()
            ? Status.PASSED
            : volume && history.size() < options.history() ? Status.WARNED : Status.FAILED;
    String sentence =
        volume
            ? volumeSentence(night, value, finding.passed(), history.size())
            : ruleSentence(night, rule, value, finding);
    return new CheckResult(night, STEP, rule.name(), rule.column(), value, status, sentence);
  }

  private String volumeSentence(LocalDate night, Double value, boolean passed, int nights) {
    String found =
        "%s has %,.0f turns; %s to %s times the median of the accepted nights before it (%d) are usual."
            .formatted(
                night, value, plain(options.volumeLow()), plain(options.volumeHigh()), nights);
    if (passed) {
      return found;
    }
    return nights < options.history()
        ? found + " Only a warning until there are " + options.history() + " of them."
        : found + " Look at the log; if it is right, widen the volume limits and run it again.";
  }

  private static String ruleSentence(
      LocalDate night, Deequ.Rule rule, Double value, Deequ.Finding finding) {
    String found = value == null ? finding.message() : plain(value);
    return text(
        "The %s of %s is %s on %s; it must be 1.", rule.name(), rule.column(), found, night);
  }

  private CheckResult quarantine(LocalDate night, Map<String, Long> counts) {
    long broken = counts.get("quarantined");
    long read = counts.get("read");
    double share = read == 0 ? 0 : (double) broken / read;
    boolean passed = share <= options.quarantineShare() || broken <= options.quarantineFloor();
    String sentence =
        text(
            "%,d of %,d records of %s broke the contract (%s %%; at most %s %%, or %,d records, may).",
            broken,
            read,
            night,
            plain(share * 100),
            plain(options.quarantineShare() * 100),
            options.quarantineFloor());
    return new CheckResult(
        night, STEP, "quarantine", null, share, passed ? Status.PASSED : Status.FAILED, sentence);
  }

  private static CheckResult nothing(LocalDate night, long read) {
    String sentence = text("None of the %,d records of %s is a new turn.", read, night);
    return new CheckResult(night, STEP, "turns", null, 0.0, Status.FAILED, sentence);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String plain(double value) {
    return text("%.4f", value).replaceAll("\\.?0+$", "");
  }
}
