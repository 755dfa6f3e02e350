package dev.emend.pipelines.surroundings;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A file system that renames and knows no lease: this machine's own, by Hadoop. */
class LocalStorageTest extends SignedLockContract {
  @TempDir Path temp;

  @Override
  String freshFolder() {
    return temp.resolve("a/store").toUri().toString().replaceFirst("/$", "");
  }

  @Override
  Map<String, String> settings() {
    return Map.of();
  }
}
