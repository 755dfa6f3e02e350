package dev.emend.pipelines.surroundings;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Everything on HDFS, where Iceberg's Hadoop catalog needs no database: a rename is one step. */
@Tag("surroundings")
class HdfsNightsTest extends RemoteNightsContract {
  private static Server hdfs;

  @BeforeAll
  static void start() throws Exception {
    hdfs = Server.hdfs();
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  @Override
  Server server() {
    return hdfs;
  }

  @Override
  Map<String, String> catalog() {
    return Map.of("type", "hadoop");
  }

  @Override
  Submission submission() throws IOException {
    return Submission.artifacts("--master", "local[2]");
  }
}
