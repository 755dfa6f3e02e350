package dev.emend.pipelines.surroundings;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The store's files on an object store by s3a. */
@Tag("surroundings")
class S3StorageTest extends SignedLockContract {
  private static Server s3;

  @BeforeAll
  static void start() throws Exception {
    s3 = Server.s3();
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @Override
  String freshFolder() {
    return s3.root() + "/" + UUID.randomUUID() + "/store";
  }

  @Override
  Map<String, String> settings() {
    return s3.settings();
  }
}
