package dev.emend.jobs.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.interaction.Slot;
import dev.emend.interaction.Turn;
import dev.emend.jobs.LocalSpark;
import dev.emend.jobs.rows.NextCodec;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.rephrase.Followers.Count;
import java.time.Instant;
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
    assertThat(counts(spark, turns)).noneMatch(count -> count.next().earlier().endsWith("jam"));
  }

  private static Count count(List<Count> counts, String later) {
    return counts.stream().filter(c -> c.next().later().endsWith(later)).findFirst().orElseThrow();
  }

  private static List<Count> counts(SparkSession spark, List<Turn> turns) {
    Dataset<Row> rows =
        spark.createDataFrame(
            turns.stream()
                .map(turn -> TurnCodec.row(SmallWorld.FIRST, SmallWorld.FIRST, turn))
                .toList(),
            TurnCodec.SCHEMA);
    Dataset<Row> counted = SaidNext.transform(rows, JudgeOptions.DEFAULT);
    NextCodec codec = new NextCodec(counted.schema());
    return counted.collectAsList().stream().map(codec::count).toList();
  }

  private static List<Turn> retry(String customer, Instant at, String words) {
    return new Conversation(customer, "kitchen", at)
        .fails("play gam", "play gam", words)
        .works(words, "play_artist", Slot.of("artist", words.substring(5)))
        .turns();
  }
}
