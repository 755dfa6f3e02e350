package dev.emend.jobs.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Judgement;
import dev.emend.interaction.Rewrite;
import dev.emend.interaction.SyntheticLabel;
import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.RandomRecords;
import dev.emend.jobs.tables.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class CodecTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  private final RandomRecords random = new RandomRecords(20260301);

  @Test
  void turnsSurviveSpark(SparkSession spark) {
    List<Turn> turns = Stream.generate(random::turn).limit(200).toList();
    List<Row> rows = turns.stream().map(t -> TurnCodec.row(NIGHT, NIGHT, t)).toList();
    Dataset<Row> stored = through(spark, rows, TurnCodec.SCHEMA);
    TurnCodec codec = new TurnCodec(stored.schema());
    assertThat(stored.collectAsList()).extracting(codec::turn).isEqualTo(turns);
    assertThat(codec.night(stored.first())).isEqualTo(NIGHT);
  }

  @Test
  void judgementsSurviveSpark(SparkSession spark) {
    List<Judgement> judgements = Stream.generate(random::judgement).limit(200).toList();
    List<Row> rows = judgements.stream().map(j -> JudgementCodec.row(NIGHT, j)).toList();
    Dataset<Row> stored = through(spark, rows, JudgementCodec.SCHEMA);
    JudgementCodec codec = new JudgementCodec(stored.schema());
    assertThat(stored.collectAsList()).extracting(codec::judgement).isEqualTo(judgements);
  }

  @Test
  void rewritesSurviveSpark(SparkSession spark) {
    List<Rewrite> rewrites = Stream.generate(random::rewrite).limit(200).toList();
    List<Row> rows = rewrites.stream().map(RewriteCodec::row).toList();
    Dataset<Row> stored = through(spark, rows, RewriteCodec.SCHEMA);
    RewriteCodec codec = new RewriteCodec(stored.schema());
    assertThat(stored.collectAsList()).extracting(codec::rewrite).isEqualTo(rewrites);
  }

  @Test
  void labelsSurviveSpark(SparkSession spark) {
    List<SyntheticLabel> labels = Stream.generate(random::label).limit(200).toList();
    List<Row> rows = labels.stream().map(LabelCodec::row).toList();
    Dataset<Row> stored = through(spark, rows, LabelCodec.SCHEMA);
    LabelCodec codec = new LabelCodec(stored.schema());
    assertThat(stored.collectAsList()).extracting(codec::label).isEqualTo(labels);
  }

  @Test
  void quarantinedRecordsSurviveSpark(SparkSession spark) {
    Quarantined record =
        new Quarantined(
            NIGHT, "a.jsonl", 17, Quarantined.PositionUnit.LINE, "Missing at (required)", "{}");
    Dataset<Row> stored =
        through(spark, List.of(QuarantineCodec.row(record)), QuarantineCodec.SCHEMA);
    assertThat(new QuarantineCodec(stored.schema()).quarantined(stored.first())).isEqualTo(record);
  }

  @Test
  void codecsFindTheirColumnsInAnyOrder(SparkSession spark) {
    Turn turn = random.turn();
    Dataset<Row> stored =
        through(spark, List.of(TurnCodec.row(NIGHT, null, turn)), TurnCodec.SCHEMA);
    TurnColumn[] columns = TurnColumn.values();
    Collections.reverse(Arrays.asList(columns));
    Dataset<Row> reversed = stored.select(Schemas.cols(columns));
    assertThat(new TurnCodec(reversed.schema()).turn(reversed.first())).isEqualTo(turn);
  }

  @Test
  void everyColumnIsNamedTypedAndExplained() {
    for (Table table : Table.values()) {
      assertThat(table.columns()).isNotEmpty();
      for (TableColumn column : table.columns()) {
        assertThat(column.columnName()).matches("[a-z_]+");
        assertThat(column.meaning()).as(column.columnName()).isNotBlank();
        assertThat(column.field().getComment().get()).startsWith(column.meaning());
      }
    }
  }

  @Test
  void whatLeavesOfAJudgementIsTheContract() {
    assertThat(Schemas.exported(JudgementColumn.values()))
        .extracting(TableColumn::columnName)
        .containsExactly(
            "turn_id",
            "goal_id",
            "rephrase_candidate",
            "rephrase_probability",
            "rephrase_of",
            "friction",
            "defect_probability",
            "failure_point",
            "failure_point_probability");
  }

  private static Dataset<Row> through(SparkSession spark, List<Row> rows, StructType schema) {
    // The identity map makes Spark encode and decode.
    return spark
        .createDataFrame(rows, schema)
        .map(
            (org.apache.spark.api.java.function.MapFunction<Row, Row>) row -> row,
            org.apache.spark.sql.Encoders.row(schema))
        .coalesce(1);
  }
}
