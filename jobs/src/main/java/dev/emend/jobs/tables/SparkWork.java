package dev.emend.jobs.tables;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import scala.Option;

/**
 * How far Spark is with the stages that run right now.
 *
 * @param tasks tasks of these stages, at least one
 * @param done of those, done
 * @param since when the first of them began
 */
public record SparkWork(int tasks, int done, Instant since) {
  /** Refuses more that is done than there is. */
  public SparkWork {
    if (tasks < 1 || done < 0 || done > tasks) {
      throw new IllegalArgumentException("Invalid work: " + done + " of " + tasks + " tasks done");
    }
  }

  /** Adds up what runs; empty where nothing does. */
  static Optional<SparkWork> of(SparkStatusTracker tracker) {
    Optional<SparkWork> sum = Optional.empty();
    for (int id : tracker.getActiveStageIds()) {
      Option<SparkStageInfo> info = tracker.getStageInfo(id);
      if (info.isDefined() && info.get().numTasks() > 0) {
        SparkWork stage = of(info.get());
        sum = Optional.of(sum.map(stage::and).orElse(stage));
      }
    }
    return sum;
  }

  private static SparkWork of(SparkStageInfo stage) {
    int done = Math.min(stage.numTasks(), stage.numCompletedTasks());
    return new SparkWork(stage.numTasks(), done, Instant.ofEpochMilli(stage.submissionTime()));
  }

  private SparkWork and(SparkWork other) {
    Instant first = since.isBefore(other.since) ? since : other.since;
    return new SparkWork(tasks + other.tasks, done + other.done, first);
  }

  /** How long the rest takes if it goes on as before; empty before the first task is done. */
  public Optional<Duration> left(Instant now) {
    return done == 0
        ? Optional.empty()
        : Optional.of(Duration.between(since, now).multipliedBy(tasks - done).dividedBy(done));
  }
}
