package dev.emend.jobs.steps;

import dev.emend.interaction.Rewrite;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.tables.Table;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.Evidence;
import dev.emend.markov.rewrite.Mined;
import dev.emend.markov.rewrite.PersonalEvidence;
import dev.emend.markov.rewrite.PersonalMiner;
import dev.emend.markov.rewrite.Tuning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Mines the rewrites of the window that ends with the newest accepted night. */
public final class MineStep implements Step {
  /** The step's name. */
  public static final String NAME = "mine";

  private final MineOptions options;

  public MineStep(MineOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table> reads() {
    return Set.of(Table.TRANSITIONS);
  }

  @Override
  public Set<Table> writes() {
    return Set.of(Table.REWRITES);
  }

  @Override
  public StepOutcome run(NightRun run) {
    SortedSet<LocalDate> nights =
        WindowEvidence.inWindow(run.audit().nights(), options.windowNights());
    MinedWindow mined = mine(WindowSums.window(run, options.windowNights()), nights, options);
    List<Rewrite> rewrites = mined.rewrites();
    Dataset<Row> rows =
        run.warehouse()
            .spark()
            .createDataFrame(rewrites.stream().map(RewriteCodec::row).toList(), RewriteCodec.SCHEMA)
            .coalesce(1);
    run.audit().replace(Table.REWRITES, rows);
    Map<String, Long> counts = counts(rewrites);
    counts.putAll(mined.chains().counts());
    List<CheckResult> results = new ArrayList<>(Observed.results(run.night(), NAME, counts));
    results.add(mined.chains().check(run.night()));
    mined.tunings().forEach((locale, tuning) -> results.add(check(run.night(), locale, tuning)));
    run.audit().record(NAME, results);
    return new StepOutcome.Done(counts, notes(mined.tunings()));
  }

  private static CheckResult check(LocalDate night, String locale, Tuning tuning) {
    return new CheckResult(
        night,
        NAME,
        "thresholds",
        locale,
        tuning.served().share(),
        CheckResult.Status.PASSED,
        tuning.sentence());
  }

  private static List<String> notes(Map<String, Tuning> tunings) {
    return tunings.entrySet().stream()
        .filter(e -> !e.getValue().chosen().equals(e.getValue().configured()))
        .map(e -> e.getKey() + ": " + e.getValue().sentence())
        .toList();
  }

  /**
   * What a window of nights gives.
   *
   * @param rewrites of every locale, status and scope, in a fixed order
   * @param chains how they were solved
   * @param tunings the thresholds of each locale
   */
  public record MinedWindow(
      List<Rewrite> rewrites, SolvedChains chains, SortedMap<String, Tuning> tunings) {
    /** Keeps its own list. */
    public MinedWindow {
      rewrites = List.copyOf(rewrites);
    }
  }

  /**
   * The rewrites that transitions tell of, and how certain the numbers behind them are.
   *
   * @param transitions of a window
   * @param nights the nights of the window that there are
   */
  public static MinedWindow mine(
      Dataset<Row> transitions, SortedSet<LocalDate> nights, MineOptions options) {
    WindowEvidence window = WindowEvidence.of(transitions, nights, options.tune().nights());
    Map<String, Evidence> evidence = new TreeMap<>();
    SortedMap<String, Tuning> tunings = new TreeMap<>();
    List<Rewrite> rewrites = new ArrayList<>();
    List<Mined.Solved> solved = new ArrayList<>();
    for (String locale : window.locales()) {
      Tuning tuning = window.tuning(locale, options);
      Evidence all = window.of(locale);
      Mined mined = options.miner(tuning.chosen()).mined(all);
      tunings.put(locale, tuning);
      evidence.put(locale, all);
      rewrites.addAll(mined.rewrites());
      solved.add(mined.solved());
    }
    Dataset<Row> personal =
        WindowSums.personalSums(transitions, options.mining().personalSessions());
    rewrites.addAll(
        new PersonalMiner(options.mining(), options.terminations()::contains)
            .mine(personal(personal), evidence, rewrites));
    return new MinedWindow(rewrites, SolvedChains.of(solved), tunings);
  }

  private static List<PersonalEvidence> personal(Dataset<Row> sums) {
    SummedCodec codec = new SummedCodec(sums.schema());
    List<PersonalEvidence> evidence = new ArrayList<>();
    for (Row row : sums.collectAsList()) {
      boolean again = codec.kind(row).equals(Contribution.Kind.SAID_AGAIN.name());
      evidence.add(
          new PersonalEvidence(
              codec.locale(row),
              codec.customer(row),
              codec.from(row),
              Contribution.Kind.valueOf(codec.kind(row)),
              again ? codec.to(row) : null,
              codec.mass(row),
              codec.sessions(row),
              codec.first(row),
              codec.last(row)));
    }
    return evidence;
  }

  private static Map<String, Long> counts(List<Rewrite> rewrites) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("rewrites", (long) rewrites.size());
    counts.put("served", rewrites.stream().filter(Rewrite::served).count());
    for (Rewrite.Status status : Rewrite.Status.values()) {
      counts.put(
          status.name().toLowerCase(Locale.ROOT),
          rewrites.stream().filter(r -> r.status() == status).count());
    }
    counts.put(
        "personal",
        rewrites.stream().filter(r -> r.served() && r.scope() == Rewrite.Scope.PERSONAL).count());
    return counts;
  }
}
