package dev.emend.jobs.steps;

import dev.emend.jobs.rows.SaidNextColumn;
import dev.emend.jobs.steps.RephraseTraining.Trained;
import dev.emend.jobs.tables.StoredNight;
import dev.emend.jobs.tables.Table;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which rephrase model judges a night: the one that ships with Emend until the nights of the window
 * hold enough turns, then one trained on them. Which night trains follows from the numbers of turns
 * alone ({@link TrainingCalendar}), so that every order of dates ends with the same models.
 */
final class RephraseModels {
  private final NightRun run;
  private final JudgeOptions options;
  private final TrainingCalendar calendar;
  private final Map<Set<String>, Optional<Trained>> trained;
  private final SortedMap<LocalDate, StoredNight> stored;
  private final SortedMap<LocalDate, Long> turns;

  /** What was said next in the window that ends with a night: a night may train and be judged. */
  private final Map<LocalDate, Followers> followers = new HashMap<>();

  /**
   * The models for one run.
   *
   * @param trained what earlier runs trained, by the files of their turns; empty where nothing
   *     could be learnt; grows
   */
  RephraseModels(NightRun run, JudgeOptions options, Map<Set<String>, Optional<Trained>> trained) {
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
        .filter(
            night -> calendar.another(night, before, turns, changed) || othersSay(night, changed))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether what others said next in a night's window is another thing now. */
  private boolean othersSay(LocalDate night, SortedSet<LocalDate> changed) {
    return calendar.trainingFor(night, turns).isPresent()
        && !changed.subSet(calendar.first(night), night).isEmpty();
  }

  /**
   * A model and why it was chosen.
   *
   * @param model the model
   * @param followers what was said next in the window that ends with the night
   * @param note in words
   */
  record Chosen(RephraseModel model, Followers followers, String note) {
    /** The model that ships with Emend. */
    static Chosen shipped(String note) {
      return new Chosen(ModelCodec.defaultModel(), Followers.NONE, note);
    }
  }

  Chosen of(LocalDate night) {
    Optional<LocalDate> training = calendar.trainingFor(night, turns);
    if (training.isEmpty()) {
      return Chosen.shipped(
          "Judged by the rephrase model that ships with Emend: the window holds fewer than "
              + options.minTurns()
              + " turns");
    }
    Optional<Trained> done =
        trained.computeIfAbsent(files(training.get()), files -> train(training.get()));
    done.ifPresent(one -> one.keepWith(run.audit()));
    return done.map(
            one ->
                new Chosen(
                    one.model(),
                    followers(night),
                    "Judged by rephrase model "
                        + one.modelId()
                        + ", trained as of "
                        + training.get()))
        .orElseGet(
            () ->
                Chosen.shipped(
                    "Judged by the rephrase model that ships with Emend: nobody tried anything"
                        + " twice up to "
                        + training.get()));
  }

  private Set<String> files(LocalDate training) {
    Set<String> files = new HashSet<>();
    stored
        .subMap(calendar.first(training), training.plusDays(1))
        .values()
        .forEach(night -> files.addAll(night.files()));
    return files;
  }

  private Optional<Trained> train(LocalDate training) {
    return new RephraseTraining(options)
        .train(run.audit().read(Table.TURNS), turns, training, () -> followers(training));
  }

  private Followers followers(LocalDate night) {
    return followers.computeIfAbsent(
        night,
        last ->
            SaidNext.sum(
                run.audit()
                    .read(Table.SAID_NEXT)
                    .filter(SaidNextColumn.NIGHT.col().between(calendar.first(last), last))));
  }

  static SortedMap<LocalDate, Long> turns(SortedMap<LocalDate, StoredNight> stored) {
    SortedMap<LocalDate, Long> turns = new TreeMap<>();
    stored.forEach((night, rows) -> turns.put(night, rows.rows()));
    return turns;
  }
}
