package dev.emend.pipelines.surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A way to run Emend's command line as a process.
 *
 * @param before all words before the command
 * @param environment what is set beside this process's own
 */
record Submission(List<String> before, Map<String, String> environment) {
  /** The job jar of this build. */
  static final Path JAR = Path.of("target/emend.jar").toAbsolutePath();

  /** The sample nights. */
  static final Path LOGS = Path.of("../sample-data/logs").toAbsolutePath().normalize();

  private static final String MAIN = "dev.emend.pipelines.cli.Main";

  /** As {@code ./emend} does it: Java, Spark from the artifacts, our classes. */
  static Submission launcher() throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(SparkArtifacts.opens());
    words.addAll(List.of("-Xmx3g", "-XX:TieredStopAtLevel=1", "-cp"));
    words.add(SparkArtifacts.launcherClassPath());
    words.add(MAIN);
    return new Submission(words, Map.of());
  }

  /** By {@code bin/spark-submit} of a real distribution. */
  static Submission distribution(String... options) throws Exception {
    Path home = SparkDistribution.home();
    return submit(List.of(home.resolve("bin/spark-submit").toString()), options)
        .with("SPARK_HOME", home.toString());
  }

  /** By Spark's own submitting class, from the artifacts. */
  static Submission artifacts(String... options) throws IOException {
    List<String> words = new ArrayList<>(SparkArtifacts.java("3g"));
    words.add("org.apache.spark.deploy.SparkSubmit");
    return submit(words, options).with("SPARK_HOME", SparkArtifacts.home().toString());
  }

  private static Submission submit(List<String> first, String... options) {
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of("--class", MAIN, "--conf", "spark.ui.enabled=false"));
    words.addAll(List.of("--driver-memory", "2g"));
    words.addAll(List.of(options));
    words.add(JAR.toString());
    return new Submission(words, Map.of("JAVA_HOME", System.getProperty("java.home")));
  }

  /** The same with one more variable of the environment. */
  Submission with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new Submission(before, more);
  }

  /** Runs a command in a folder. */
  Ran run(Path folder, String... words) throws Exception {
    return run(folder, line -> {}, words);
  }

  /**
   * Runs a command in a folder.
   *
   * @param lines sees every line that it says, while it runs
   */
  Ran run(Path folder, Consumer<String> lines, String... words) throws Exception {
    Files.createDirectories(folder);
    Path out = Files.createTempFile(folder, "answer", "");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >" + out, "sh"));
    command.addAll(before);
    command.addAll(List.of(words));
    Path log = Files.createTempFile(folder, "said", ".log");
    int code = Running.start(command, environment, log, lines).await();
    return new Ran(code, Files.readString(out), Files.readString(log));
  }
}
