package dev.emend.pipelines.surroundings;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

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

  @Override
  String freshFolder() {
    return hdfs.root() + "/" + UUID.randomUUID() + "/store";
  }

  @Override
  Map<String, String> settings() {
    return hdfs.settings();
  }
}
