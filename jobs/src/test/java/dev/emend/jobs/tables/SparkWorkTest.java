package dev.emend.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.jobs.LocalSpark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class SparkWorkTest {
  private static final Instant BEGIN = Instant.parse("2026-03-05T02:00:00Z");

  @Test
  void theRestTakesAsLongAsWhatIsDone() {
    assertThat(new SparkWork(40, 10, BEGIN).left(BEGIN.plusSeconds(5)))
        .contains(Duration.ofSeconds(15));
    assertThat(new SparkWork(40, 40, BEGIN).left(BEGIN.plusSeconds(5))).contains(Duration.ZERO);
    assertThat(new SparkWork(40, 0, BEGIN).left(BEGIN.plusSeconds(5))).isEmpty();
  }

  @Test
  void moreThanThereIsCannotBeDone() {
    assertThatThrownBy(() -> new SparkWork(2, 3, BEGIN))
        .hasMessage("Invalid work: 3 of 2 tasks done");
  }

  @Test
  void aWarehouseWithoutSparkDoesNothing(@TempDir Path folder) {
    try (Warehouse warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test")) {
      assertThat(warehouse.work()).isEmpty();
    }
  }

  @Test
  void stagesThatRunAreSeenFromAnotherThread(@TempDir Path folder) throws Exception {
    try (Warehouse warehouse = Warehouse.openForWriting(LocalSpark.warehouse(folder), "test")) {
      SparkSession spark = warehouse.spark();
      CountDownLatch started = new CountDownLatch(1);
      SparkListener listener =
          new SparkListener() {
            @Override
            public void onTaskStart(SparkListenerTaskStart task) {
              started.countDown();
            }
          };
      spark.sparkContext().addSparkListener(listener);
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<Long> job =
            thread.submit(() -> spark.range(0, 4_000_000_000_000L, 1, 3).distinct().count());
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        Optional<SparkWork> work = warehouse.work();
        assertThat(work).map(SparkWork::tasks).contains(3);
        assertThat(work).map(SparkWork::done).contains(0);
        spark.sparkContext().cancelAllJobs();
        assertThat(job).failsWithin(Duration.ofSeconds(60));
      } finally {
        spark.sparkContext().removeSparkListener(listener);
        thread.shutdownNow();
      }
    }
  }
}
