package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample nights on a cluster come to the very rows and bytes that one machine comes to. */
@Tag("surroundings")
class ClusterTest {
  private static final Pattern TASK =
      Pattern.compile("Starting task .* in stage ([0-9]+)\\.0 .*executor ([0-9]+)");

  private static StandaloneCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = StandaloneCluster.of(Path.of("target/surroundings/cluster").toAbsolutePath(), 2);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void twoExecutorsAndOtherPartitionsChangeNothing() throws Exception {
    Set<String> executors = new TreeSet<>();
    Submission emend = cluster.submission();
    emend
        .run(
            folder,
            line -> {
              Matcher task = TASK.matcher(line);
              if (task.find()) {
                executors.add(task.group(2));
              }
            },
            night("--set", "spark.shuffle-partitions=7"))
        .well();

    assertThat(executors).as("executors that had tasks").hasSize(2);
    assertSameAsLocal();
  }

  @Test
  void aWorkerThatIsKilledInTheMiddleChangesNothing() throws Exception {
    AtomicBoolean killed = new AtomicBoolean();
    Ran ran =
        cluster
            .submission()
            .run(
                folder,
                line -> {
                  Matcher task = TASK.matcher(line);
                  if (task.find()
                      && Integer.parseInt(task.group(1)) >= 25
                      && killed.compareAndSet(false, true)) {
                    cluster.killWorker(0);
                  }
                },
                night());
    cluster.startWorker();

    assertThat(ran.well().err()).contains("Lost executor");
    assertThat(killed).isTrue();
    assertSameAsLocal();
  }

  private String[] night(String... more) {
    return SampleNights.night(
        Submission.LOGS.toString(), folder.resolve("warehouse").toString(), more);
  }

  private void assertSameAsLocal() throws Exception {
    assertThat(SampleNights.exports(Submission.launcher(), folder, folder + "/warehouse"))
        .isEqualTo(SampleNights.localExports());
    assertThat(SampleNights.tables(folder.resolve("warehouse")))
        .isEqualTo(SampleNights.tables(SampleNights.local().resolve("warehouse")));
  }
}
