package dev.emend.pipelines.airflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Airflow of {@code pipelines/dags/airflow.lock} in a virtual environment, which is kept in the
 * user's cache folder as long as the lock file is the same.
 */
final class AirflowVenv {
  private static final String LINE = "3.11";

  private AirflowVenv() {}

  /** The Python of the environment; installs it where it is not there yet. */
  static Path python(Path lock, Path log) {
    try {
      Path venv = cache().resolve("emend/airflow").resolve(digest(lock));
      Path python = venv.resolve("bin/python");
      Path complete = venv.resolve("complete");
      if (!Files.exists(complete)) {
        run(log, List.of(basePython(), "-m", "venv", "--clear", venv.toString()));
        run(
            log,
            List.of(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--require-hashes",
                "-r",
                lock.toString()));
        Files.createFile(complete);
      }
      return python;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path cache() {
    String named = System.getenv("XDG_CACHE_HOME");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(named);
  }

  private static String digest(Path lock) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(lock));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A Python that can make environments. */
  private static String basePython() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "python" + LINE))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .filter(AirflowVenv::canMakeEnvironments)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "The profile airflow needs Python %s with venv: install python%s and python%s-venv"
                            .formatted(LINE, LINE, LINE)
                        + " (or put a python"
                        + LINE
                        + " on the path), then run it again"));
  }

  private static boolean canMakeEnvironments(String python) {
    String check =
        "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '" + LINE + "')";
    try {
      return new ProcessBuilder(python, "-c", check)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(Path log, List<String> words) throws IOException {
    Files.createDirectories(log.getParent());
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (process.waitFor() != 0) {
        String text = Files.readString(log, UTF_8);
        throw new AssertionError(
            "%s failed:%n%s"
                .formatted(
                    String.join(" ", words), text.substring(Math.max(0, text.length() - 2000))));
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw new IllegalStateException(e);
    }
  }
}
