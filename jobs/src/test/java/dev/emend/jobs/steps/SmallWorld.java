package dev.emend.jobs.steps;

import dev.emend.interaction.Turn;
import dev.emend.jobs.rows.TurnCodec;
import dev.emend.sample.GeneratedTurn;
import dev.emend.sample.NightFiles;
import dev.emend.sample.World;
import dev.emend.sample.WorldOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Nights of the generator, small enough for a test. */
final class SmallWorld {
  static final LocalDate FIRST = WorldOptions.sample().firstNight();
  static final LocalDate SECOND = FIRST.plusDays(1);
  static final LocalDate THIRD = FIRST.plusDays(2);

  private SmallWorld() {}

  /** Writes the logs of three nights and returns their folder. */
  static Path logs(Path folder) throws IOException {
    NightFiles.write(options(), folder);
    return folder.resolve("logs");
  }

  /** The turns of a night, without the broken records of its log. */
  static List<Turn> turns(LocalDate night) {
    return new World(options()).night(night).stream().map(GeneratedTurn::turn).toList();
  }

  /** The same as rows, in so many partitions. */
  static Dataset<Row> rows(SparkSession spark, LocalDate night, int partitions) {
    List<Row> rows = turns(night).stream().map(t -> TurnCodec.row(night, night, t)).toList();
    return spark.createDataFrame(rows, TurnCodec.SCHEMA).repartition(partitions);
  }

  private static WorldOptions options() {
    WorldOptions sample = WorldOptions.sample();
    return new WorldOptions(
        sample.seed(),
        sample.firstNight(),
        3,
        60,
        260,
        sample.vocabulary(),
        sample.hearing(),
        sample.understanding(),
        teaching(sample.behaviour()));
  }

  /** Customers who teach after most rephrases, so that every night has lessons. */
  private static WorldOptions.Behaviour teaching(WorldOptions.Behaviour usual) {
    return new WorldOptions.Behaviour(
        usual.retry(),
        usual.verbatim(),
        usual.rephrase(),
        usual.simplify(),
        usual.correct(),
        usual.skill(),
        usual.stop(),
        usual.complain(),
        usual.bargeInFailure(),
        usual.bargeInSuccess(),
        usual.moreGoals(),
        usual.changeOfMind(),
        usual.again(),
        usual.polite(),
        usual.feedback(),
        0.6,
        usual.falseWake(),
        usual.retryGapMillis(),
        usual.goalGapMillis(),
        usual.gapSpread(),
        usual.neighbour());
  }
}
