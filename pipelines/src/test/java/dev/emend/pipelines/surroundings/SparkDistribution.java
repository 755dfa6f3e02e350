package dev.emend.pipelines.surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole Spark distribution, {@code bin/spark-submit} and all. It comes with a Python package that
 * a lock file pins by its hash, and is kept in the user's cache folder.
 */
final class SparkDistribution {
  private static final Path LOCK = Path.of("src/test/spark-distribution.lock");
  private static final Path BUILD_LOCK = Path.of("src/test/spark-distribution-build.lock");

  private SparkDistribution() {}

  /** Its folder, a {@code SPARK_HOME}; installed with the first use. */
  static Path home() throws Exception {
    Path cache = cache();
    Path installed = cache.resolve("spark-" + digest());
    if (!Files.isDirectory(installed)) {
      Files.createDirectories(cache);
      Path unfinished = Files.createTempDirectory(cache, "unfinished-");
      install(unfinished);
      Files.move(unfinished.resolve("site"), installed, StandardCopyOption.ATOMIC_MOVE);
    }
    return installed.resolve("pyspark");
  }

  private static void install(Path folder) throws Exception {
    try {
      step(folder, "python3", "-m", "venv", folder.resolve("venv").toString());
    } catch (IOException e) {
      throw new IllegalStateException(
          "No python3 found, which brings the Spark distribution of this test: install Python 3"
              + " with its venv module, or run without -Psurroundings",
          e);
    }
    String pip = folder.resolve("venv/bin/pip").toString();
    List<String> locked = List.of(pip, "install", "-q", "--require-hashes", "--no-deps");
    step(folder, words(locked, "-r", BUILD_LOCK.toAbsolutePath().toString()));
    step(
        folder,
        words(
            locked,
            "--no-build-isolation",
            "--no-cache-dir",
            "--target",
            folder.resolve("site").toString(),
            "-r",
            LOCK.toAbsolutePath().toString()));
  }

  private static String[] words(List<String> first, String... rest) {
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of(rest));
    return words.toArray(String[]::new);
  }

  private static void step(Path folder, String... words) throws Exception {
    Path log = folder.resolve("install.log");
    int code = Running.start(List.of(words), Map.of(), log, line -> {}).await();
    if (code != 0) {
      throw new IllegalStateException(
          "Cannot install the Spark distribution: '%s' ended with %d%n%s"
              .formatted(String.join(" ", words), code, Files.readString(log)));
    }
  }

  private static String digest() throws Exception {
    byte[] lock = Files.readAllBytes(LOCK);
    byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(lock);
    return HexFormat.of().formatHex(digest).substring(0, 12);
  }

  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("emend");
  }
}
