package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.rows.SaidNextCodec;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.rephrase.Followers.Count;
import dev.emend.rephrase.Followers.Fate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class SaidNextTest {
  private static final Instant MORNING = Instant.parse("2026-05-04T08:00:00Z");

  @Test
  void everyCustomerCountsOnceAPairOfTexts(SparkSession spark) {
    List<Turn> turns = new ArrayList<>();
    turns.addAll(retry("anna", MORNING, "play jam"));
    turns.addAll(retry("anna", MORNING.plusSeconds(600), "play jam"));
    turns.addAll(retry("bert", MORNING, "play jam"));
    turns.addAll(retry("carl", MORNING, "play clam"));
    List<Count> counts = counts(spark, turns);
    assertThat(counts).hasSize(2);
    assertThat(count(counts, "play jam").customers()).isEqualTo(2);
    assertThat(count(counts, "play jam").ofEarlier()).isEqualTo(3);
    assertThat(count(counts, "play jam").ofLater()).isEqualTo(2);
    assertThat(count(counts, "play clam").customers()).isEqualTo(1);
  }

  @Test
  void aTurnThatIsDeliveredTwiceFollowsNotItself(SparkSession spark) {
    List<Turn> turns = new ArrayList<>(retry("anna", MORNING, "play jam"));
    turns.addAll(retry("anna", MORNING, "play jam"));
    assertThat(counts(spark, turns)).hasSize(1);
  }

  @Test
  void otherSessionsDoNotFollow(SparkSession spark) {
    List<Turn> turns = new ArrayList<>(retry("anna", MORNING, "play jam"));
    turns.addAll(retry("anna", MORNING.plusSeconds(3600), "play clam"));
    assertThat(counts(spark, turns))
        .noneMatch(count -> count.next().earlier().key().endsWith("jam"));
  }

  @Test
  void thoseWhoWentOnAreCountedBesideThoseWhoSaidIt(SparkSession spark) {
    List<Turn> turns = new ArrayList<>();
    turns.addAll(retry("anna", MORNING, "play jam"));
    turns.addAll(retry("bert", MORNING, "play clam"));
    Dataset<Row> sums = sums(spark, turns);
    SaidNextCodec codec = new SaidNextCodec(sums.schema());
    List<Fate> fates =
        sums.filter("kind = 'SAID'").collectAsList().stream().map(codec::fate).toList();
    assertThat(fates)
        .extracting(fate -> fate.text().key(), Fate::customers, Fate::wentOn)
        .containsExactlyInAnyOrder(
            tuple("play gam", 2L, 2L), tuple("play jam", 1L, 0L), tuple("play clam", 1L, 0L));
  }

  @Test
  void aWindowIsTheSumOfItsNights(SparkSession spark) {
    List<Turn> turns = retry("anna", MORNING, "play jam");
    Dataset<Row> nights =
        night(spark, turns, SmallWorld.FIRST)
            .union(night(spark, turns, SmallWorld.FIRST.plusDays(1)));
    SaidNextCodec codec = new SaidNextCodec(SaidNext.sums(nights).schema());
    List<Count> counts =
        SaidNext.sums(nights).collectAsList().stream()
            .filter(codec::isNext)
            .map(codec::count)
            .toList();
    assertThat(counts).hasSize(1);
    assertThat(counts.get(0).customers()).isEqualTo(2);
  }

  private static Count count(List<Count> counts, String later) {
    return counts.stream()
        .filter(c -> c.next().later().key().equals(later))
        .findFirst()
        .orElseThrow();
  }

  private static List<Count> counts(SparkSession spark, List<Turn> turns) {
    Dataset<Row> sums = sums(spark, turns);
    SaidNextCodec codec = new SaidNextCodec(sums.schema());
    return sums.collectAsList().stream().filter(codec::isNext).map(codec::count).toList();
  }

  private static Dataset<Row> sums(SparkSession spark, List<Turn> turns) {
    return SaidNext.sums(night(spark, turns, SmallWorld.FIRST));
  }

  private static Dataset<Row> night(SparkSession spark, List<Turn> turns, LocalDate night) {
    Dataset<Row> rows =
        spark.createDataFrame(
            turns.stream().map(turn -> TurnCodec.row(night, night, turn)).toList(),
            TurnCodec.SCHEMA);
    return SaidNext.transform(rows, night, JudgeOptions.DEFAULT);
  }

  private static List<Turn> retry(String customer, Instant at, String words) {
    return new Conversation(customer, "kitchen", at)
        .fails("play gam", "play gam", words)
        .works(words, "play_artist", Slot.of("artist", words.substring(5)))
        .turns();
  }
}
