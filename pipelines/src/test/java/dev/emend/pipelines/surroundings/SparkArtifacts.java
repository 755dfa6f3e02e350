package dev.emend.pipelines.surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Spark as Maven brings it: jars, and nothing to start them with. */
final class SparkArtifacts {
  private static final Path CLASS_PATHS = Path.of("target/classpath");

  private SparkArtifacts() {}

  /** A folder with {@code jars/} and nothing else, which is as much of a home as Spark needs. */
  static Path home() throws IOException {
    Path home = Path.of("target/surroundings/spark").toAbsolutePath();
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (Path jar : provided()) {
      Path link = jars.resolve(jar.getFileName());
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, jar);
      }
    }
    return home;
  }

  /** Java with Spark's opens, up to its main class. */
  static List<String> java(String heap) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(opens());
    words.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.addAll(List.of("-cp", home().resolve("jars") + "/*"));
    return words;
  }

  /** The list that Spark's own launcher gives. */
  static List<String> opens() {
    return Arrays.stream(
            org.apache.spark.launcher.JavaModuleOptions.defaultModuleOptions().split(" +"))
        .toList();
  }

  /** What ./emend puts on its class path: ours, theirs and Spark's. */
  static String launcherClassPath() throws IOException {
    return Path.of("target/classes").toAbsolutePath()
        + ":"
        + Files.readString(CLASS_PATHS.resolve("job")).strip()
        + ":"
        + Files.readString(CLASS_PATHS.resolve("spark")).strip();
  }

  /** Other people's parts that the job jar should hold. */
  static List<Path> shaded() throws IOException {
    return jars("job").filter(jar -> !sparks(jar)).filter(jar -> !ours(jar)).toList();
  }

  /** The jars that a Spark brings itself. */
  static List<Path> provided() throws IOException {
    return Stream.concat(jars("spark"), jars("job").filter(SparkArtifacts::sparks)).toList();
  }

  /** Spark brings these, and we compile against them. */
  private static boolean sparks(Path jar) {
    return jar.getFileName().toString().matches("(jackson|slf4j)-.*");
  }

  private static boolean ours(Path jar) {
    return jar.getFileName().toString().startsWith("emend-");
  }

  private static Stream<Path> jars(String list) throws IOException {
    return Arrays.stream(Files.readString(CLASS_PATHS.resolve(list)).strip().split(":"))
        .map(Path::of);
  }
}
