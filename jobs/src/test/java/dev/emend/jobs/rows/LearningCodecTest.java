package dev.emend.jobs.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Slot;
import dev.emend.interaction.SyntheticLabel.LabelledSlot;
import dev.emend.interaction.SyntheticLabel.Origin;
import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.RandomRecords;
import dev.emend.jobs.steps.WindowSums;
import dev.emend.labeling.aggregation.LabelEvidence;
import dev.emend.markov.rewrite.Contribution;
import dev.emend.markov.rewrite.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rows between judging and learning, through Spark and back. */
@ExtendWith(LocalSpark.class)
class LearningCodecTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 9);
  private static final State FROM = new State("request:artist", "play maj");
  private static final State TO = new State(null, "play imagine dragons");
  private static final Reading READING =
      new Reading(
          "music",
          "play_artist",
          List.of(new Slot("artist", "Mäj", "e1", Slot.Resolution.NO_MATCH), Slot.of("room", "")));

  @Test
  void transitionsAreSummedInWholeUnitsAndComeBackAsTurns(SparkSession spark) {
    List<Row> rows =
        List.of(
            again(FIRST, "ann", 0.25),
            again(LAST, "ann", 0.5),
            again(FIRST, "bob", 1.0 / 3),
            TransitionCodec.row(FIRST, "en-US", FROM, READING),
            TransitionCodec.row(LAST, "en-US", FROM, READING));
    Dataset<Row> sums = WindowSums.sums(spark.createDataFrame(rows, TransitionCodec.SCHEMA));
    SummedCodec codec = new SummedCodec(sums.schema());
    List<Row> summed = sums.orderBy(TransitionColumn.KIND.col()).collectAsList();
    assertThat(summed).hasSize(2);

    Row read = summed.get(0);
    assertThat(codec.kind(read)).isEqualTo(TransitionCodec.READ);
    assertThat(codec.reading(read)).isEqualTo(READING);
    assertThat(codec.mass(read)).isEqualTo(2);
    assertThat(codec.customers(read)).isEmpty();

    Row again = summed.get(1);
    assertThat(codec.locale(again)).isEqualTo("en-US");
    assertThat(codec.from(again)).isEqualTo(FROM);
    assertThat(codec.to(again)).isEqualTo(TO);
    assertThat(codec.mass(again)).isEqualTo(0.75 + TransitionCodec.turns(1_431_655_765L));
    assertThat(codec.sessions(again)).isEqualTo(3);
    assertThat(codec.customers(again)).hasSize(2);
    assertThat(codec.first(again)).isEqualTo(FIRST);
    assertThat(codec.last(again)).isEqualTo(LAST);
  }

  @Test
  void personalSumsKeepEverythingACustomerDidWithASourceTheyOftenSaidAgain(SparkSession spark) {
    List<Row> rows =
        List.of(
            again(FIRST, "ann", 1),
            again(LAST, "ann", 1),
            ended(LAST, "ann", FROM),
            ended(LAST, "ann", TO),
            again(FIRST, "bob", 1),
            ended(LAST, "bob", FROM),
            TransitionCodec.row(LAST, "en-US", FROM, READING));
    Dataset<Row> sums =
        WindowSums.personalSums(spark.createDataFrame(rows, TransitionCodec.SCHEMA), 2);
    SummedCodec codec = new SummedCodec(sums.schema());
    assertThat(sums.orderBy(TransitionColumn.KIND.col()).collectAsList())
        .extracting(
            row ->
                codec.customer(row)
                    + " "
                    + codec.kind(row)
                    + " "
                    + codec.from(row).text()
                    + " "
                    + codec.sessions(row))
        .containsExactly("ann FAILURE play maj 1", "ann SAID_AGAIN play maj 2");
  }

  @Test
  void evidenceSurvivesSpark(SparkSession spark) {
    List<LabelEvidence> pieces =
        List.of(
            new LabelEvidence(
                "en-US",
                "request:artist",
                "play mäj",
                "ann",
                "s1",
                READING,
                List.of(new LabelledSlot("artist", "mäj", 5, 8)),
                0.75,
                0.125,
                Origin.PROJECTED,
                0.25),
            new LabelEvidence(
                "en-GB",
                null,
                "stop",
                "bob",
                "s2",
                new Reading(null, "stop", List.of()),
                List.of(),
                1,
                0,
                Origin.EXPLICIT));
    List<Row> rows = pieces.stream().map(piece -> EvidenceCodec.row(FIRST, piece)).toList();
    Dataset<Row> stored = spark.createDataFrame(rows, EvidenceCodec.SCHEMA).repartition(1);
    EvidenceCodec codec = new EvidenceCodec(stored.schema());
    assertThat(stored.collectAsList())
        .extracting(codec::evidence)
        .containsExactlyInAnyOrderElementsOf(pieces);
  }

  @Test
  void turnsMeetTheirOwnJudgementsAndThoseWithoutStayBehind(SparkSession spark) {
    RandomRecords random = new RandomRecords(5);
    List<Row> turns = new ArrayList<>();
    List<Row> judgements = new ArrayList<>();
    List<Turn> judged = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Turn turn = random.turn();
      turns.add(TurnCodec.row(FIRST, FIRST, turn));
      if (i % 4 > 0) {
        judgements.add(JudgementCodec.row(FIRST, of(turn, random.judgement())));
        judged.add(turn);
      }
    }
    Collections.shuffle(judgements, new Random(1));
    Dataset<Row> joined =
        JudgedTurnColumn.join(
            spark.createDataFrame(turns, TurnCodec.SCHEMA),
            spark.createDataFrame(judgements, JudgementCodec.SCHEMA));
    TurnCodec turn = new TurnCodec(TurnCodec.SCHEMA);
    JudgementCodec judgement = new JudgementCodec(JudgementCodec.SCHEMA);
    List<Row> rows = joined.collectAsList();
    assertThat(rows)
        .extracting(row -> turn.turn(JudgedTurnColumn.TURN.struct(row)))
        .containsExactlyInAnyOrderElementsOf(judged);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(judgement.judgement(JudgedTurnColumn.JUDGEMENT.struct(row)).turnId())
                    .isEqualTo(turn.turn(JudgedTurnColumn.TURN.struct(row)).turnId()));
  }

  private static Judgement of(Turn turn, Judgement judgement) {
    return new Judgement(
        turn.turnId(),
        judgement.goalId(),
        judgement.candidates(),
        judgement.rephraseOf(),
        judgement.friction(),
        judgement.outcome(),
        judgement.defectProbability(),
        judgement.failurePoint(),
        judgement.failurePointProbability());
  }

  private static Row again(LocalDate night, String customer, double probability) {
    return TransitionCodec.row(
        night,
        "en-US",
        customer,
        new Contribution(FROM, Contribution.Kind.SAID_AGAIN, TO, probability));
  }

  private static Row ended(LocalDate night, String customer, State from) {
    return TransitionCodec.row(
        night, "en-US", customer, new Contribution(from, Contribution.Kind.FAILURE, null, 1));
  }
}
