package dev.emend.pipelines.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A handful of kills with every build, and with {@code -Ptorture} as many more as {@code
 * -Dtorture.kills} says, recorded in {@code docs/torture}.
 */
class TortureTest {
  private static final Path SAMPLE = Path.of("..", "sample-data", "logs");
  private static final Path RECORDS = Path.of("..", "docs", "torture");
  private static final int KILLS = Integer.getInteger("torture.kills", 60);

  @TempDir Path folder;

  @Test
  void aKilledPublishIsForgottenOnceItIsRunAgain() throws Exception {
    assertThat(publishes(folder.resolve("kills.csv"), 5)).isEmpty();
  }

  @Test
  void aKilledNightIsForgottenOnceItIsRunAgain() throws Exception {
    assertThat(nights(folder.resolve("kills.csv"), 1)).isEmpty();
  }

  @Test
  @Tag("torture")
  void manyKilledPublishesAreForgotten() throws Exception {
    assertThat(publishes(RECORDS.resolve("publish-kills.csv"), 5 * KILLS)).isEmpty();
  }

  @Test
  @Tag("torture")
  void manyKilledNightsAreForgotten() throws Exception {
    assertThat(nights(RECORDS.resolve("night-kills.csv"), KILLS)).isEmpty();
  }

  private Iterable<Kill> publishes(Path log, int seeds) throws Exception {
    return KillRunner.publishes(new KillLog(log), seeds, folder);
  }

  private Iterable<Kill> nights(Path log, int seeds) throws Exception {
    return KillRunner.nights(new KillLog(log), seeds, SAMPLE, folder);
  }
}
