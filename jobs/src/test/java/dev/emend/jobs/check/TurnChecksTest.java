package dev.emend.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.RandomRecords;
import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.rows.CheckResult;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.jobs.rows.TurnColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class TurnChecksTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 1);

  private final RandomRecords random = new RandomRecords(5);
  private final TurnChecks checks = new TurnChecks(CheckOptions.DEFAULT);
  private final TreeMap<LocalDate, AcceptedNight> accepted = new TreeMap<>();

  @Test
  void aGoodFirstNightPassesEveryCheckAndLeavesItsMetrics(SparkSession spark) {
    TurnChecks.Verdict verdict = check(turns(spark, 20), 0);
    assertThat(verdict.failures()).isEmpty();
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.results()).hasSizeGreaterThan(12);
    assertThat(metrics(verdict)).contains("Size").contains("Completeness");
  }

  @Test
  void volumeWarnsUntilThereIsHistoryEnoughAndThenRefuses(SparkSession spark) {
    for (int night = 0; night < 5; night++) {
      TurnChecks.Verdict verdict = check(turns(spark, 100), night);
      assertThat(verdict.failures()).isEmpty();
      accept(night, metrics(verdict));
      TurnChecks.Verdict few = check(turns(spark, 10), night + 1);
      if (night < 4) {
        assertThat(few.failures()).isEmpty();
        assertThat(few.warnings())
            .singleElement()
            .asString()
            .contains(
                "has 10 turns; 0.2 to 5 times the median of the accepted nights before it ("
                    + (night + 1)
                    + ")")
            .contains("Only a warning until there are 5 of them");
      } else {
        assertThat(few.failures()).extracting(CheckResult::name).containsExactly("volume");
        assertThat(few.sentence()).contains("has 10 turns").contains("stays in place");
      }
    }
    assertThat(check(turns(spark, 1000), 5).failures()).hasSize(1);
    assertThat(check(turns(spark, 60), 5).failures()).isEmpty();
  }

  @Test
  void aLateNightIsComparedWithTheNightsBeforeIt(SparkSession spark) {
    for (int night = 10; night < 16; night++) {
      accept(night, metrics(check(turns(spark, 100), 0)));
    }
    assertThat(check(turns(spark, 2), 9).results())
        .noneMatch(result -> result.name().equals("volume"));
  }

  @Test
  void brokenColumnsAreNamedWithTheirValues(SparkSession spark) {
    Dataset<Row> turns = turns(spark, 10);
    Dataset<Row> broken =
        turns
            .withColumn(TurnColumn.LOCALE.columnName(), functions.lit(null).cast("string"))
            .withColumn(TurnColumn.ASR_CONFIDENCE.columnName(), functions.lit(1.5))
            .withColumn(TurnColumn.RESPONSE_STATUS.columnName(), functions.lit("FINE"))
            .withColumn(TurnColumn.TURN_ID.columnName(), functions.lit("same"));
    TurnChecks.Verdict verdict = check(broken, 0);
    assertThat(verdict.failures())
        .extracting(CheckResult::name, CheckResult::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("completeness", "locale"),
            org.assertj.core.groups.Tuple.tuple("range", "asr_confidence"),
            org.assertj.core.groups.Tuple.tuple("values", "response_status"),
            org.assertj.core.groups.Tuple.tuple("uniqueness", "turn_id"));
    assertThat(verdict.sentence())
        .contains("The completeness of locale is 0 on 2026-03-01; it must be 1.");
  }

  @Test
  void aNightWithoutNewTurnsIsRefused(SparkSession spark) {
    TurnChecks.Verdict verdict =
        checks.check(
            turns(spark, 0),
            START,
            Map.of("read", 1200L, "accepted", 0L, "quarantined", 0L),
            accepted);
    assertThat(verdict.sentence())
        .startsWith("None of the 1,200 records of 2026-03-01 is a new turn.");
  }

  @Test
  void aFewBrokenRecordsAreNoReason(SparkSession spark) {
    Dataset<Row> turns = turns(spark, 5);
    assertThat(check(turns, 5, 20).failures()).isEmpty();
    assertThat(check(turns, 100, 21).sentence())
        .startsWith(
            "21 of 121 records of 2026-03-01 broke the contract (17.3554 %; at most 5 %, or 20");
    assertThat(check(turns, 1000, 50).failures()).isEmpty();
  }

  private TurnChecks.Verdict check(Dataset<Row> turns, long accepted, long quarantined) {
    return checks.check(
        turns,
        START,
        Map.of("read", accepted + quarantined, "accepted", accepted, "quarantined", quarantined),
        this.accepted);
  }

  private TurnChecks.Verdict check(Dataset<Row> turns, int night) {
    long count = turns.count();
    return checks.check(
        turns,
        START.plusDays(night),
        Map.of("read", count, "accepted", count, "quarantined", 0L),
        accepted);
  }

  private void accept(int night, String metrics) {
    LocalDate date = START.plusDays(night);
    accepted.put(
        date,
        new AcceptedNight(
            accepted.size() + 1,
            date,
            "logs",
            new TreeMap<>(),
            new TreeSet<>(),
            new TreeMap<>(),
            metrics,
            List.of()));
  }

  private static String metrics(TurnChecks.Verdict verdict) {
    return verdict.results().stream()
        .filter(result -> result.name().equals(CheckResult.METRICS))
        .map(CheckResult::sentence)
        .findFirst()
        .orElseThrow();
  }

  private Dataset<Row> turns(SparkSession spark, int count) {
    List<Row> rows =
        Stream.generate(random::turn)
            .limit(count)
            .map(turn -> TurnCodec.row(START, START, turn))
            .toList();
    return spark.createDataFrame(rows, TurnCodec.SCHEMA);
  }
}
