package dev.emend.jobs.steps;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.Terminations;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.RewriteCodec;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.tables.Table;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.Evidence;
import dev.emend.markov.rewrite.Mined;
import dev.emend.markov.rewrite.PersonalEvidence;
import dev.emend.markov.rewrite.PersonalMiner;
import dev.emend.markov.rewrite.RewriteMiner;
import dev.emend.markov.rewrite.SaidAgain;
import dev.emend.markov.rewrite.Saying;
import dev.emend.markov.rewrite.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    MinedWindow mined = mine(WindowSums.window(run, options.windowNights()), options);
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
    run.audit().record(NAME, results);
    return new StepOutcome.Done(counts, List.of());
  }

  /**
   * What a window of nights gives.
   *
   * @param rewrites of every locale, status and scope, in a fixed order
   * @param chains how they were solved
   */
  public record MinedWindow(List<Rewrite> rewrites, SolvedChains chains) {
    /** Keeps its own list. */
    public MinedWindow {
      rewrites = List.copyOf(rewrites);
    }
  }

  /** The rewrites that transitions tell of, and how certain the numbers behind them are. */
  public static MinedWindow mine(Dataset<Row> transitions, MineOptions options) {
    Terminations terminations = options.terminations();
    Map<String, Evidence> evidence = evidence(WindowSums.sums(transitions));
    RewriteMiner miner =
        new RewriteMiner(options.mining(), options.solver(), terminations::contains);
    List<Rewrite> rewrites = new ArrayList<>();
    List<Mined.Solved> solved = new ArrayList<>();
    for (Evidence locale : evidence.values()) {
      Mined mined = miner.mined(locale);
      rewrites.addAll(mined.rewrites());
      solved.add(mined.solved());
    }
    Dataset<Row> personal =
        WindowSums.personalSums(transitions, options.mining().personalSessions());
    rewrites.addAll(
        new PersonalMiner(options.mining(), terminations::contains)
            .mine(personal(personal), evidence, rewrites));
    return new MinedWindow(rewrites, SolvedChains.of(solved));
  }

  /** The evidence of each locale. */
  static Map<String, Evidence> evidence(Dataset<Row> sums) {
    SummedCodec codec = new SummedCodec(sums.schema());
    Map<String, Collected> locales = new TreeMap<>();
    for (Row row : sums.collectAsList()) {
      locales.computeIfAbsent(codec.locale(row), l -> new Collected()).add(codec, row);
    }
    Map<String, Evidence> evidence = new TreeMap<>();
    locales.forEach((locale, collected) -> evidence.put(locale, collected.evidence(locale)));
    return evidence;
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

  /** What was collected of one locale. */
  private static final class Collected {
    private final Map<State, double[]> endings = new HashMap<>();
    private final Map<State, List<Saying.ReadAs>> readings = new HashMap<>();
    private final List<SaidAgain> steps = new ArrayList<>();

    void add(SummedCodec codec, Row row) {
      String kind = codec.kind(row);
      if (kind.equals(TransitionCodec.READ)) {
        Reading reading = codec.reading(row);
        readings
            .computeIfAbsent(codec.from(row), s -> new ArrayList<>())
            .add(new Saying.ReadAs(reading, Math.round(codec.mass(row))));
      } else if (kind.equals(Contribution.Kind.SAID_AGAIN.name())) {
        steps.add(
            new SaidAgain(
                codec.from(row),
                codec.to(row),
                codec.mass(row),
                codec.customers(row),
                codec.sessions(row),
                codec.first(row),
                codec.last(row)));
      } else {
        int end = kind.equals(Contribution.Kind.SUCCESS.name()) ? 0 : 1;
        endings.computeIfAbsent(codec.from(row), s -> new double[2])[end] += codec.mass(row);
      }
    }

    Evidence evidence(String locale) {
      List<Saying> sayings = new ArrayList<>();
      readings.forEach(
          (state, read) -> {
            // Readings that mean the same may be written differently; no row order decides.
            read.sort(Comparator.comparing(one -> one.reading().toString()));
            double[] ends = endings.getOrDefault(state, new double[2]);
            sayings.add(new Saying(state, ends[0], ends[1], read));
          });
      return new Evidence(locale, sayings, steps);
    }
  }
}
