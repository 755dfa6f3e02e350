package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.hadoop.HadoopStorage;
import dev.emend.store.hadoop.Holder;
import dev.emend.store.publish.BlobStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's files on HDFS, which renames in one step and watches over leases. */
@Tag("surroundings")
class HdfsStorageTest extends BlobStorageContract {
  private static Server hdfs;

  @BeforeAll
  static void start() throws Exception {
    hdfs = Server.hdfs();
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  /** The name node gives a dead writer one minute, and then closes the file for it. */
  @Test
  void whatAKilledPublisherHeldIsFreeInTwoMinutes(@TempDir Path temp) throws Exception {
    String folder = freshFolder();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(LockHolder.class.getName(), folder));
    try (Running holder =
        Running.server(words, Map.of(), temp.resolve("holder.log"), LockHolder.HELD)) {
      assertThat(publisher("next", folder).tryLock()).isEmpty();
      holder.kill();
    }
    long killed = System.nanoTime();
    Optional<BlobStorage.Lock> lock = publisher("next", folder).tryLock();
    assertThat(lock).as("lock of one that died this moment").isEmpty();
    while (lock.isEmpty() && seconds(killed) < 120) {
      TimeUnit.SECONDS.sleep(1);
      lock = publisher("next", folder).tryLock();
    }
    assertThat(lock).as("lock after %d s", seconds(killed)).isPresent();
    lock.get().close();
  }

  private HadoopStorage publisher(String name, String folder) {
    return new HadoopStorage(folder, settings(), new Holder(name, Clock.systemUTC(), Holder.LEASE));
  }

  private static long seconds(long since) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
  }

  @Override
  String freshFolder() {
    return hdfs.root() + "/" + UUID.randomUUID() + "/store";
  }

  @Override
  Map<String, String> settings() {
    return hdfs.settings();
  }
}
