package dev.emend.jobs.steps;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.SaidNextColumn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.AuditBranch;
import dev.emend.jobs.tables.Reports;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.rephrase.Followers;
import dev.emend.rephrase.ModelCard;
import dev.emend.rephrase.ModelCardCodec;
import dev.emend.rephrase.ModelCardHtml;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.ModelQuality;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import dev.emend.rephrase.SessionCutter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Trains the rephrase model of a window of nights on a sample of its customers. */
public final class RephraseTraining {
  private static final String CARD = "card.json";
  private static final String MODEL = "model.json";
  private static final String PAGE = "card.html";
  private static final int STRONGEST = 5;

  /** Sessions have fewer pairs than turns; so many turns surely hold the pairs. */
  private static final int TURNS_A_PAIR = 4;

  private static final int BUCKETS = 1 << 20;

  private final JudgeOptions options;

  public RephraseTraining(JudgeOptions options) {
    this.options = options;
  }

  /**
   * A trained model.
   *
   * @param night the night that ends the window
   * @param model the model
   * @param card what it is made of
   */
  public record Trained(LocalDate night, RephraseModel model, ModelCard card) {
    /** The digest of the model's content. */
    public String modelId() {
      return model.id();
    }

    /** Number of sessions it was trained on. */
    public int sessions() {
      return card.sessions();
    }

    /** Number of pairs of turns it was trained on. */
    public int pairs() {
      return card.pairs();
    }

    /** The figures of its card that are worth a line. */
    public Figures figures() {
      ModelQuality heldOut = card.heldOut().all();
      return new Figures(
          card.rephrases(),
          card.heldOut().taughtBy(),
          heldOut.turns(),
          heldOut.averagePrecision(),
          heldOut.f1(),
          heldOut.calibrationError(),
          card.importances().stream()
              .limit(STRONGEST)
              .map(one -> one.feature().name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .toList());
    }

    /** Keeps model and card with a night that it judges. */
    void keepWith(AuditBranch audit) {
      files("").forEach((name, text) -> audit.keepModel(night, name, text));
    }

    /** Where a model and its card were kept. */
    public record Kept(String model, String card) {}

    /** Keeps model and card in the warehouse's folder and says where. */
    public Kept keep(WarehouseOptions warehouse) {
      return keep(warehouse, "");
    }

    /** Keeps them beside those of the night, which they do not replace. */
    public Kept keepBeside(WarehouseOptions warehouse) {
      return keep(warehouse, modelId() + "-");
    }

    private SortedMap<String, String> files(String prefix) {
      SortedMap<String, String> files = new TreeMap<>();
      files.put(prefix + CARD, ModelCardCodec.write(card));
      files.put(prefix + PAGE, ModelCardHtml.of(card));
      files.put(prefix + MODEL, ModelCodec.write(model));
      return files;
    }

    private Kept keep(WarehouseOptions warehouse, String prefix) {
      try {
        Reports models = Reports.rephraseModels(warehouse);
        Map<String, String> places = new TreeMap<>();
        for (Map.Entry<String, String> file : files(prefix).entrySet()) {
          places.put(file.getKey(), models.write(night, file.getKey(), file.getValue()));
        }
        return new Kept(places.get(prefix + MODEL), places.get(prefix + PAGE));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot keep rephrase model " + model.id(), e);
      }
    }
  }

  /**
   * What a training comes to. There is no truth: sessions that were held out are compared with the
   * beliefs of the model that taught.
   *
   * @param rephrases expected number among the pairs
   * @param taughtBy id of the model that taught
   * @param heldOut turns that were compared
   * @param averagePrecision beside these beliefs, 0..1
   * @param f1 beside these beliefs, 0..1
   * @param calibrationError beside these beliefs, 0..1
   * @param strongest the features that count most
   */
  public record Figures(
      double rephrases,
      String taughtBy,
      int heldOut,
      double averagePrecision,
      double f1,
      double calibrationError,
      List<String> strongest) {}

  /**
   * Trains on the accepted nights of the window that ends with the newest.
   *
   * @throws IllegalArgumentException where there is no night, or nothing to learn from
   */
  public Trained train(Warehouse warehouse) {
    SortedMap<LocalDate, Long> counts = RephraseModels.turns(warehouse.stored(Table.TURNS));
    if (counts.isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing to train on: the warehouse "
              + warehouse.options().location()
              + " has no accepted night. Run a night first.");
    }
    LocalDate last = counts.lastKey();
    Dataset<Row> saidNext =
        warehouse
            .accepted(Table.SAID_NEXT)
            .filter(SaidNextColumn.NIGHT.col().between(first(last), last));
    return train(warehouse.accepted(Table.TURNS), counts, last, () -> SaidNext.sum(saidNext))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Nothing to train on: nobody tried anything twice in the nights up to "
                        + last));
  }

  /**
   * Trains on logs, without a night being run.
   *
   * @param logged reads them
   * @param logs their folder, any Hadoop path
   * @param nights the dates; those without logs are passed over
   * @throws IllegalArgumentException where there are none, a file is damaged, or there is nothing
   *     to learn from
   */
  public Trained train(LoggedTurns logged, String logs, List<LocalDate> nights) {
    Dataset<Row> turns = null;
    Dataset<Row> saidNext = null;
    LocalDate last = null;
    for (LocalDate night : nights) {
      Optional<Dataset<Row>> rows = logged.rows(logs, night);
      if (rows.isPresent()) {
        turns = turns == null ? rows.get() : turns.unionByName(rows.get());
        Dataset<Row> said = SaidNext.transform(rows.get(), night, options);
        saidNext = saidNext == null ? said : saidNext.unionByName(said);
        last = night;
      }
    }
    if (turns == null) {
      throw new IllegalArgumentException(
          "Nothing to train on: %s has no logs of %s to %s"
              .formatted(logs, nights.get(0), nights.get(nights.size() - 1)));
    }
    LocalDate end = last;
    Dataset<Row> said = saidNext;
    return train(turns, turns.count(), end, () -> SaidNext.sum(said))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Nothing to train on: nobody tried anything twice in the logs up to " + end));
  }

  private LocalDate first(LocalDate night) {
    return night.minusDays(options.windowNights() - 1L);
  }

  /**
   * The model of a window; empty where no session has two attempts.
   *
   * @param followers what was said next in the window
   */
  Optional<Trained> train(
      Dataset<Row> turns,
      SortedMap<LocalDate, Long> counts,
      LocalDate night,
      Supplier<Followers> followers) {
    LocalDate first = first(night);
    long inWindow =
        counts.subMap(first, night.plusDays(1)).values().stream().mapToLong(Long::longValue).sum();
    return train(
        turns.filter(TurnColumn.NIGHT.col().between(first, night)), inWindow, night, followers);
  }

  private Optional<Trained> train(
      Dataset<Row> turns, long size, LocalDate night, Supplier<Followers> followers) {
    List<Session> sessions = TrainingOrder.of(sample(turns, size));
    Terminations terminations = options.terminations();
    if (sessions.stream().noneMatch(session -> attempts(session, terminations) > 1)) {
      return Optional.empty();
    }
    RephraseTrainer.Carded trained =
        new RephraseTrainer(options.training(), terminations, followers.get())
            .trainWithCard(sessions, ModelCodec.defaultModel());
    return Optional.of(new Trained(night, trained.model(), trained.card()));
  }

  private static long attempts(Session session, Terminations terminations) {
    return session.turns().stream().filter(turn -> !terminations.is(turn)).count();
  }

  /**
   * The sessions of so many customers, drawn by hash, that their turns surely hold enough pairs.
   */
  private List<Session> sample(Dataset<Row> turns, long size) {
    double share = Math.min(1, (double) options.mostPairs() * TURNS_A_PAIR / size);
    Column sampled =
        functions
            .pmod(functions.xxhash64(TurnColumn.CUSTOMER_ID.col()), functions.lit(BUCKETS))
            .lt((long) (share * BUCKETS));
    Dataset<Row> sample = turns.filter(sampled);
    TurnCodec codec = new TurnCodec(sample.schema());
    Map<LocalDate, List<Turn>> byNight = new TreeMap<>();
    for (Row row : sample.collectAsList()) {
      byNight.computeIfAbsent(codec.night(row), n -> new ArrayList<>()).add(codec.turn(row));
    }
    List<Session> sessions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (List<Turn> night : byNight.values()) {
      // Logs may deliver a turn again; those of the warehouse belong to one night already.
      night.removeIf(turn -> !seen.add(turn.turnId()));
      sessions.addAll(new SessionCutter(options.gap()).cut(night));
    }
    return sessions;
  }
}
