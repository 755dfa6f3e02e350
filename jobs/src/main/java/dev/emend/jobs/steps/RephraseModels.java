package dev.emend.jobs.steps;

import dev.emend.interaction.Session;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.StoredNight;
import dev.emend.jobs.tables.Table;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import dev.emend.rephrase.SessionCutter;
import dev.emend.rephrase.Terminations;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final TrainingCalendar calendar;
  private final Map<Set<String>, RephraseModel> trained;
  private final SortedMap<LocalDate, StoredNight> stored;
  private final SortedMap<LocalDate, Long> turns;
  private final RephraseModel shipped = ModelCodec.defaultModel();

  /**
   * The models for one run.
   *
   * @param trained models that earlier runs trained, by the files of their turns; grows
   */
  RephraseModels(NightRun run, JudgeOptions options, Map<Set<String>, RephraseModel> trained) {
    this.run = run;
    this.options = options;
    this.trained = trained;
    this.calendar = new TrainingCalendar(options.minTurns(), options.windowNights());
    this.stored = run.audit().stored(Table.TURNS);
    this.turns = turns(stored);
  }

  /** Those of the later nights that changed turns give another model than they were judged by. */
  SortedSet<LocalDate> rejudged(SortedSet<LocalDate> changed, SortedSet<LocalDate> later) {
    if (later.isEmpty()) {
      return later;
    }
    SortedMap<LocalDate, Long> before = turns(run.audit().storedBefore(Table.TURNS));
    return later.stream()
        .filter(night -> calendar.another(night, before, turns, changed))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A model and why it was chosen.
   *
   * @param model the model
   * @param note in words
   */
  record Chosen(RephraseModel model, String note) {}

  Chosen of(LocalDate night) {
    Optional<LocalDate> training = calendar.trainingFor(night, turns);
    if (training.isEmpty()) {
      return new Chosen(
          shipped,
          "Judged by the rephrase model that ships with Emend: the window holds fewer than "
              + options.minTurns()
              + " turns");
    }
    RephraseModel model =
        trained.computeIfAbsent(files(training.get()), files -> train(training.get()));
    return new Chosen(
        model, "Judged by rephrase model " + model.id() + ", trained as of " + training.get());
  }

  private Set<String> files(LocalDate training) {
    Set<String> files = new HashSet<>();
    stored
        .subMap(calendar.first(training), training.plusDays(1))
        .values()
        .forEach(night -> files.addAll(night.files()));
    return files;
  }

  /** The model of a training; the shipped one where nobody said anything twice. */
  private RephraseModel train(LocalDate training) {
    List<Session> sessions = shuffled(sample(calendar.first(training), training));
    Terminations terminations = Terminations.of(options.terminations());
    boolean attempts =
        sessions.stream()
            .anyMatch(
                session ->
                    session.turns().stream().filter(turn -> !terminations.is(turn)).count() > 1);
    return attempts ? trainer(terminations).train(sessions, shipped) : shipped;
  }

  /** The sessions of a share of the customers. */
  private List<Session> sample(LocalDate first, LocalDate last) {
    long inWindow =
        turns.subMap(first, last.plusDays(1)).values().stream().mapToLong(Long::longValue).sum();
    double share = Math.min(1, (double) options.mostPairs() * TURNS_A_PAIR / inWindow);
    Column sampled =
        functions
            .pmod(functions.xxhash64(TurnColumn.CUSTOMER_ID.col()), functions.lit(BUCKETS))
            .lt((long) (share * BUCKETS));
    Dataset<Row> sample =
        run.audit()
            .read(Table.TURNS)
            .filter(TurnColumn.NIGHT.col().between(first, last))
            .filter(sampled);
    TurnCodec codec = new TurnCodec(sample.schema());
    Map<LocalDate, List<Turn>> byNight = new TreeMap<>();
    for (Row row : sample.collectAsList()) {
      byNight.computeIfAbsent(codec.night(row), n -> new ArrayList<>()).add(codec.turn(row));
    }
    List<Session> sessions = new ArrayList<>();
    byNight.values().forEach(t -> sessions.addAll(new SessionCutter(options.gap()).cut(t)));
    return sessions;
  }

  private RephraseTrainer trainer(Terminations terminations) {
    return new RephraseTrainer(
        new RephraseTrainer.Options(options.mostPairs(), ROUNDS, options.mostCandidates()),
        terminations);
  }

  /** A fixed order that has nothing to do with time or customers. */
  private static List<Session> shuffled(List<Session> sessions) {
    List<Session> shuffled = new ArrayList<>(sessions);
    shuffled.sort(
        Comparator.comparingInt((Session s) -> s.turn(0).turnId().hashCode() * 0x9E3779B9)
            .thenComparing(s -> s.turn(0).turnId()));
    return shuffled;
  }

  private static SortedMap<LocalDate, Long> turns(SortedMap<LocalDate, StoredNight> stored) {
    SortedMap<LocalDate, Long> turns = new TreeMap<>();
    stored.forEach((night, rows) -> turns.put(night, rows.rows()));
    return turns;
  }
}
