package dev.emend.jobs.steps;

import dev.emend.interaction.Session;
import dev.emend.interaction.Terminations;
import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import dev.emend.jobs.tables.AuditBranch;
import dev.emend.jobs.tables.Reports;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.rephrase.ModelCard;
import dev.emend.rephrase.ModelCardCodec;
import dev.emend.rephrase.ModelCodec;
import dev.emend.rephrase.RephraseModel;
import dev.emend.rephrase.RephraseTrainer;
import dev.emend.rephrase.SessionCutter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Trains the rephrase model of a window of nights on a sample of its customers. */
public final class RephraseTraining {
  private static final String CARD = "card.json";
  private static final String MODEL = "model.json";
  private static final int ROUNDS = 1;

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

    /** Keeps model and card with a night that it judges. */
    void keepWith(AuditBranch audit) {
      audit.keepModel(night, CARD, ModelCardCodec.write(card));
      audit.keepModel(night, MODEL, ModelCodec.write(model));
    }

    /** Keeps model and card in the warehouse's folder and says where. */
    public String keep(WarehouseOptions warehouse) {
      try {
        Reports models = Reports.rephraseModels(warehouse);
        models.write(night, CARD, ModelCardCodec.write(card));
        return models.write(night, MODEL, ModelCodec.write(model));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot keep rephrase model " + model.id(), e);
      }
    }
  }

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
    return train(warehouse.accepted(Table.TURNS), counts, counts.lastKey())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Nothing to train on: nobody tried anything twice in the nights up to "
                        + counts.lastKey()));
  }

  /** The model of a window; empty where no session has two attempts. */
  Optional<Trained> train(Dataset<Row> turns, SortedMap<LocalDate, Long> counts, LocalDate night) {
    List<Session> sessions = shuffled(sample(turns, counts, night));
    Terminations terminations = options.terminations();
    if (sessions.stream().noneMatch(session -> attempts(session, terminations) > 1)) {
      return Optional.empty();
    }
    RephraseTrainer trainer =
        new RephraseTrainer(
            new RephraseTrainer.Options(options.mostPairs(), ROUNDS, options.mostCandidates()),
            terminations);
    RephraseModel model = trainer.train(sessions, ModelCodec.defaultModel());
    return Optional.of(new Trained(night, model, trainer.card(model, sessions)));
  }

  private static long attempts(Session session, Terminations terminations) {
    return session.turns().stream().filter(turn -> !terminations.is(turn)).count();
  }

  private List<Session> sample(
      Dataset<Row> turns, SortedMap<LocalDate, Long> counts, LocalDate night) {
    LocalDate first = night.minusDays(options.windowNights() - 1L);
    long inWindow =
        counts.subMap(first, night.plusDays(1)).values().stream().mapToLong(Long::longValue).sum();
    double share = Math.min(1, (double) options.mostPairs() * TURNS_A_PAIR / inWindow);
    Column sampled =
        functions
            .pmod(functions.xxhash64(TurnColumn.CUSTOMER_ID.col()), functions.lit(BUCKETS))
            .lt((long) (share * BUCKETS));
    Dataset<Row> sample =
        turns.filter(TurnColumn.NIGHT.col().between(first, night)).filter(sampled);
    TurnCodec codec = new TurnCodec(sample.schema());
    Map<LocalDate, List<Turn>> byNight = new TreeMap<>();
    for (Row row : sample.collectAsList()) {
      byNight.computeIfAbsent(codec.night(row), n -> new ArrayList<>()).add(codec.turn(row));
    }
    List<Session> sessions = new ArrayList<>();
    byNight.values().forEach(t -> sessions.addAll(new SessionCutter(options.gap()).cut(t)));
    return sessions;
  }

  /** A fixed order that has nothing to do with time or customers. */
  private static List<Session> shuffled(List<Session> sessions) {
    List<Session> shuffled = new ArrayList<>(sessions);
    shuffled.sort(
        Comparator.comparingInt((Session s) -> s.turn(0).turnId().hashCode() * 0x9E3779B9)
            .thenComparing(s -> s.turn(0).turnId()));
    return shuffled;
  }
}
