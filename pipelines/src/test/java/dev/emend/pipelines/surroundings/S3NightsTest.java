package dev.emend.pipelines.surroundings;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Everything on an object store, with the catalog in a database. */
@Tag("surroundings")
class S3NightsTest extends RemoteNightsContract {
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
  Server server() {
    return s3;
  }

  @Override
  Map<String, String> catalog() {
    return Map.of(
        "type", "jdbc",
        "uri", "jdbc:h2:file:" + folder.resolve("catalog") + ";DATABASE_TO_LOWER=TRUE",
        "jdbc.schema-version", "V1");
  }

  @Override
  Submission submission() throws Exception {
    String jars = Server.classPath("s3a").replace(':', ',');
    return Submission.artifacts("--master", "local[2]", "--jars", jars);
  }
}
