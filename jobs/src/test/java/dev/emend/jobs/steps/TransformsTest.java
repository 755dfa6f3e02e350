package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.rows.JudgedTurnColumn;
import dev.emend.jobs.rows.SummedCodec;
import dev.emend.jobs.rows.TransitionCodec;
import dev.emend.jobs.rows.TransitionColumn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.labeling.aggregation.AggregationOptions;
import dev.emend.labeling.projection.ProjectionOptions;
import dev.emend.markov.chain.ChainSolver;
import dev.emend.markov.rewrite.MiningOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class TransformsTest {
  static final LabelOptions LABEL =
      new LabelOptions(
          Duration.ofSeconds(45),
          0.1,
          ProjectionOptions.DEFAULT,
          AggregationOptions.DEFAULT,
          7,
          28);
  static final MineOptions MINE =
      new MineOptions(
          MiningOptions.DEFAULT,
          TuneOptions.OFF,
          ChainSolver.Options.DEFAULT,
          28,
          JudgeOptions.DEFAULT.terminations());

  private static final LocalDate NIGHT = SmallWorld.FIRST;
  private static final Instant MORNING = Instant.parse("2026-05-04T08:00:00Z");

  @Test
  void theNumberOfPartitionsChangesNothing(SparkSession spark) {
    List<String> expected = null;
    for (int partitions : List.of(1, 2, 7)) {
      List<String> rows = learnt(spark, partitions);
      assertThat(rows).hasSizeGreaterThan(2_000);
      assertThat(rows.stream().filter(row -> row.startsWith("rewrite"))).isNotEmpty();
      assertThat(rows.stream().filter(row -> row.startsWith("label"))).isNotEmpty();
      expected = expected == null ? rows : expected;
      assertThat(rows).isEqualTo(expected);
    }
  }

  /** Everything the transforms make of a night, each kind in a fixed order. */
  private static List<String> learnt(SparkSession spark, int partitions) {
    String before = spark.conf().get("spark.sql.shuffle.partitions");
    spark.conf().set("spark.sql.shuffle.partitions", String.valueOf(partitions));
    try {
      Dataset<Row> judged = judged(SmallWorld.rows(spark, NIGHT, partitions)).cache();
      Dataset<Row> transitions = CountStep.transform(judged, NIGHT, CountOptions.DEFAULT);
      Dataset<Row> evidence = LabelStep.evidence(judged, NIGHT, LABEL, new TreeMap<>());
      List<String> rows = new ArrayList<>();
      add(rows, "judged", judged);
      add(rows, "transition", transitions);
      add(rows, "evidence", evidence);
      MineStep.mine(transitions, new TreeSet<>(Set.of(NIGHT)), MINE)
          .rewrites()
          .forEach(rewrite -> rows.add("rewrite " + rewrite));
      LabelStep.labels(evidence, LABEL).forEach(label -> rows.add("label " + label));
      judged.unpersist();
      return rows;
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", before);
    }
  }

  private static void add(List<String> rows, String kind, Dataset<Row> added) {
    added.collectAsList().stream().map(row -> kind + " " + row).sorted().forEach(rows::add);
  }

  @Test
  void whatACustomerAddsToATransitionInANightIsBounded(SparkSession spark) {
    List<Turn> turns = new ArrayList<>();
    for (int session = 0; session < 5; session++) {
      turns.addAll(retry("ann", MORNING.plus(Duration.ofHours(session))));
    }
    turns.addAll(retry("bob", MORNING));
    Dataset<Row> judged = judged(rows(spark, turns));
    double alone = saidAgain(judged, "bob", 1);
    assertThat(alone).isBetween(0.5, 1.0);
    assertThat(saidAgain(judged, "ann", 1)).isEqualTo(1);
    assertThat(saidAgain(judged, "ann", 2.5)).isEqualTo(2.5);
    assertThat(saidAgain(judged, "ann", 100)).isBetween(4.99 * alone, 5.01 * alone);
  }

  @Test
  void everyTurnIsCountedByItsReadingWithoutItsCustomer(SparkSession spark) {
    List<Turn> turns = new ArrayList<>(retry("ann", MORNING));
    turns.addAll(retry("bob", MORNING));
    Dataset<Row> read =
        CountStep.transform(judged(rows(spark, turns)), NIGHT, CountOptions.DEFAULT)
            .filter(TransitionColumn.KIND.col().equalTo(TransitionCodec.READ));
    SummedCodec codec = new SummedCodec(read.schema());
    List<Row> rows = read.orderBy(TransitionColumn.TEXT.col()).collectAsList();
    assertThat(rows)
        .extracting(row -> codec.from(row).text())
        .containsExactly("play imagine dragons", "play maj and dragons");
    assertThat(rows).allMatch(row -> codec.customer(row) == null && codec.mass(row) == 2);
    assertThat(codec.reading(rows.get(0)).intent()).isEqualTo("play_artist");
    assertThat(codec.reading(rows.get(1))).isEqualTo(Reading.NOTHING);
  }

  @Test
  void aWindowIsTheSumOfItsNights(SparkSession spark) {
    List<Dataset<Row>> nights = new ArrayList<>();
    Dataset<Row> window = null;
    for (LocalDate night : List.of(SmallWorld.FIRST, SmallWorld.SECOND)) {
      Dataset<Row> counted =
          CountStep.transform(
              judged(SmallWorld.rows(spark, night, 2)), night, CountOptions.DEFAULT);
      nights.add(counted);
      window = window == null ? counted : window.union(counted);
    }
    assertThat(mass(WindowSums.sums(window)))
        .isEqualTo(mass(WindowSums.sums(nights.get(0))) + mass(WindowSums.sums(nights.get(1))))
        .isPositive();
  }

  @Test
  void aSlotThatIsExchangedIsProjectedOntoTheTextThatFailed(SparkSession spark) {
    List<Turn> turns = new ArrayList<>();
    for (String customer : List.of("ann", "bob", "cid", "dan")) {
      turns.addAll(
          new Conversation(customer, "kitchen", MORNING)
              .fails("put on imagine dragons please")
              .works("play imagine dragons", "play_artist", Slot.of("artist", "imagine dragons"))
              .turns());
    }
    Dataset<Row> evidence =
        LabelStep.evidence(judged(rows(spark, turns)), NIGHT, LABEL, new TreeMap<>());
    List<SyntheticLabel> labels = LabelStep.labels(evidence, LABEL);
    assertThat(labels)
        .filteredOn(label -> label.origin() == SyntheticLabel.Origin.PROJECTED)
        .singleElement()
        .satisfies(
            label -> {
              assertThat(label.text()).isEqualTo("put on imagine dragons please");
              assertThat(label.intent()).isEqualTo("play_artist");
              assertThat(label.slots())
                  .containsExactly(
                      new SyntheticLabel.LabelledSlot("artist", "imagine dragons", 7, 22));
              assertThat(label.customers()).isEqualTo(4);
            });
  }

  private static long mass(Dataset<Row> sums) {
    return sums.collectAsList().stream()
        .mapToLong(row -> row.getLong(sums.schema().fieldIndex("mass")))
        .sum();
  }

  /** Mass of a customer's "play maj and dragons" said again, in turns. */
  private static double saidAgain(Dataset<Row> judged, String customer, double bound) {
    CountOptions options = new CountOptions(Duration.ofSeconds(45), 0.2, bound);
    Dataset<Row> counted =
        CountStep.transform(judged, NIGHT, options)
            .filter(TransitionColumn.KIND.col().equalTo("SAID_AGAIN"))
            .filter(TransitionColumn.CUSTOMER_ID.col().equalTo(customer));
    SummedCodec codec = new SummedCodec(counted.schema());
    List<Row> rows = counted.collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(codec.sessions(rows.get(0))).isEqualTo(customer.equals("ann") ? 5 : 1);
    return codec.mass(rows.get(0));
  }

  private static List<Turn> retry(String customer, Instant at) {
    return new Conversation(customer, "kitchen", at)
        .fails("play maj and dragons", "play maj and dragons", "play imagine dragons")
        .works("play imagine dragons", "play_artist", Slot.of("artist", "imagine dragons"))
        .turns();
  }

  private static Dataset<Row> rows(SparkSession spark, List<Turn> turns) {
    return spark.createDataFrame(
        turns.stream().map(turn -> TurnCodec.row(NIGHT, NIGHT, turn)).toList(), TurnCodec.SCHEMA);
  }

  private static Dataset<Row> judged(Dataset<Row> turns) {
    return JudgedTurnColumn.join(
        turns,
        JudgeStep.transform(
            turns, NIGHT, RephraseModels.Chosen.shipped("as it ships"), JudgeOptions.DEFAULT));
  }
}
