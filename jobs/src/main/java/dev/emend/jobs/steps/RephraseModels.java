package dev.emend.jobs.steps;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.Table;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import dev.emend.rephrase.SessionCutter;
import dev.emend.rephrase.Terminations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Which rephrase model judges a night: the one that ships with Emend until the nights of the window
 * hold enough turns, then one trained on them. Which night trains follows from the numbers of turns
 * alone ({@link TrainingCalendar}), so that every order of dates ends with the same models.
 */
final class RephraseModels {
  private static final int ROUNDS = 2;

  /** Sessions have fewer pairs than turns; twice as many turns surely hold the pairs. */
  private static final int TURNS_A_PAIR = 4;

  private static final int BUCKETS = 1 << 20;

  private final NightRun run;
  private final JudgeOptions options;
  private final RephraseModel shipped = ModelCodec.defaultModel();
  private final Map<LocalDate, RephraseModel> trained = new HashMap<>();
  private final SortedMap<LocalDate, Long> turns;

  RephraseModels(NightRun run, JudgeOptions options) {
    this.run = run;
    this.options = options;
    this.turns = turns(run.audit().read(Table.TURNS));
  }

  /**
   * A model and why it was chosen.
   *
   * @param model the model
   * @param note in words
   */
  record Chosen(RephraseModel model, String note) {}

  Chosen of(LocalDate night) {
    Optional<LocalDate> training =
        new TrainingCalendar(options.minTurns(), options.windowNights()).trainingFor(night, turns);
    if (training.isEmpty()) {
      return new Chosen(
          shipped,
          "Judged by the rephrase model that ships with Emend: the window holds fewer than "
              + options.minTurns()
              + " turns");
    }
    RephraseModel model = trained.computeIfAbsent(training.get(), this::train);
    return new Chosen(
        model, "Judged by rephrase model " + model.id() + ", trained as of " + training.get());
  }

  private RephraseModel train(LocalDate night) {
    LocalDate first = night.minusDays(options.windowNights() - 1L);
    long inWindow =
        turns.subMap(first, night.plusDays(1)).values().stream().mapToLong(Long::longValue).sum();
    double share = Math.min(1, (double) options.mostPairs() * TURNS_A_PAIR / inWindow);
    Column sampled =
        functions
            .pmod(functions.xxhash64(TurnColumn.CUSTOMER_ID.col()), functions.lit(BUCKETS))
            .lt((long) (share * BUCKETS));
    Dataset<Row> sample =
        run.audit()
            .read(Table.TURNS)
            .filter(TurnColumn.NIGHT.col().between(first, night))
            .filter(sampled);
    TurnCodec codec = new TurnCodec(sample.schema());
    Map<LocalDate, List<Turn>> byNight = new TreeMap<>();
    for (Row row : sample.collectAsList()) {
      byNight.computeIfAbsent(codec.night(row), n -> new ArrayList<>()).add(codec.turn(row));
    }
    List<Session> sessions = new ArrayList<>();
    byNight.values().forEach(t -> sessions.addAll(new SessionCutter(options.gap()).cut(t)));
    return trainer().train(shuffled(sessions), shipped);
  }

  private RephraseTrainer trainer() {
    return new RephraseTrainer(
        new RephraseTrainer.Options(options.mostPairs(), ROUNDS, options.mostCandidates()),
        Terminations.of(options.terminations()));
  }

  /** A fixed order that has nothing to do with time or customers. */
  private static List<Session> shuffled(List<Session> sessions) {
    List<Session> shuffled = new ArrayList<>(sessions);
    shuffled.sort(
        Comparator.comparingInt((Session s) -> s.turn(0).turnId().hashCode() * 0x9E3779B9)
            .thenComparing(s -> s.turn(0).turnId()));
    return shuffled;
  }

  private static SortedMap<LocalDate, Long> turns(Dataset<Row> turns) {
    SortedMap<LocalDate, Long> counts = new TreeMap<>();
    Dataset<Row> counted = turns.groupBy(TurnColumn.NIGHT.col()).count();
    TurnCodec codec = new TurnCodec(counted.schema());
    for (Row row : counted.collectAsList()) {
      counts.put(codec.night(row), row.getLong(1));
    }
    return counts;
  }
}
