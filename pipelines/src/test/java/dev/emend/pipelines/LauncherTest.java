package dev.emend.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, beside a Maven and a Java that only say what they were asked. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final List<String> ROOMS =
      List.of(
          "interaction",
          "rephrase",
          "markov",
          "labeling",
          "store",
          "store/hadoop",
          "jobs",
          "pipelines");

  @TempDir Path folder;
  private Path home;
  private Path java;

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(folder.resolve("a copy"));
    Files.copy(Path.of("..", "emend"), home.resolve("emend"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/reference.conf"), "");
    StringBuilder maven = new StringBuilder("#!/bin/sh\necho built >>builds\n");
    for (String room : ROOMS) {
      Files.createDirectories(home.resolve(room).resolve("src/main"));
      Files.writeString(home.resolve(room).resolve("pom.xml"), "<project/>");
      maven.append("mkdir -p %1$s/target && ".formatted(room));
      maven.append(": >%s/target/emend-%s-1.0.jar\n".formatted(room, room.replace('/', '-')));
    }
    maven.append("mkdir -p pipelines/target/classpath\n");
    maven.append("printf '%s/jobs/target/emend-jobs-1.0.jar:/lib/h2.jar' \"$PWD\"");
    maven.append(" >pipelines/target/classpath/job\n");
    maven.append("printf /lib/spark.jar >pipelines/target/classpath/spark\n");
    script(home.resolve("mvnw"), maven.toString());
    java = folder.resolve("jdk");
    script(java.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 4\n");
    age(home);
  }

  @Test
  void firstUseBuildsAndHandsTheWordsOnAsTheyAre() throws Exception {
    Ran ran = emend(Map.of(), "lookup", "play maj  and dragons", "--json");

    assertThat(ran.words())
        .containsSubsequence(
            "dev.emend.pipelines.cli.Main", "lookup", "play maj  and dragons", "--json")
        .contains("-Demend.home=" + home.toRealPath(), "-Xmx4g");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.errors()).contains("building on first use");
    assertThat(classPath(ran))
        .startsWith("/lib/h2.jar:/lib/spark.jar:")
        .contains("target/emend/lib/emend-jobs.jar")
        .doesNotContain("jobs/target/");
  }

  @Test
  void secondUseBuildsNothing() throws Exception {
    emend(Map.of(), "config");
    Ran again = emend(Map.of(), "config");

    assertThat(again.errors()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changedSourceIsBuiltAgain() throws Exception {
    emend(Map.of(), "config");
    Path source = Files.writeString(home.resolve("markov/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    Ran again = emend(Map.of(), "config");

    assertThat(again.errors()).contains("sources or Java have changed");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void failedBuildSaysWhereItsLogIs() throws Exception {
    script(home.resolve("mvnw"), "#!/bin/sh\necho '[ERROR] no such class'\nexit 1\n");
    Ran ran = emend(Map.of(), "config");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.errors()).contains("[ERROR] no such class").contains("target/emend/log");
    assertThat(ran.words()).isEmpty();
  }

  @Test
  void heapAndFurtherOptionsComeFromTheEnvironment() throws Exception {
    Ran ran = emend(Map.of("EMEND_HEAP", "6g", "EMEND_JAVA_OPTS", "-Da='b c' -Dd=e"), "config");

    assertThat(ran.words()).contains("-Xmx6g", "-Da=b c", "-Dd=e");
  }

  @Test
  void sparkOfOnesOwnIsReachedBySparkSubmit() throws Exception {
    Path spark = folder.resolve("spark");
    script(spark.resolve("bin/spark-submit"), "#!/bin/sh\nprintf '%s\\n' submit \"$@\"\n");
    Ran ran = emend(Map.of("SPARK_HOME", spark.toString()), "night", "--date", "2026-03-01");

    assertThat(ran.words())
        .startsWith("submit", "--class", "dev.emend.pipelines.cli.Main")
        .containsSubsequence("night", "--date", "2026-03-01");
    assertThat(ran.words().get(ran.words().indexOf("--jars") + 1))
        .contains("/lib/h2.jar", "emend-store.jar")
        .doesNotContain("spark.jar", "emend-pipelines.jar");
  }

  @Test
  void missingSparkSubmitIsASentence() throws Exception {
    Ran ran = emend(Map.of("SPARK_HOME", "/no/spark"), "config");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.errors()).contains("SPARK_HOME is /no/spark, which has no bin/spark-submit");
  }

  private record Ran(int code, List<String> words, String errors) {}

  private Ran emend(Map<String, String> environment, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("emend").toString()));
    command.addAll(List.of(words));
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().keySet().removeIf(name -> name.matches("SPARK_HOME|EMEND_.*"));
    process.environment().put("JAVA_HOME", java.toString());
    process.environment().putAll(environment);
    Path errors = folder.resolve("errors");
    process.redirectError(errors.toFile());
    Process running = process.start();
    String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(running.waitFor(), out.lines().toList(), Files.readString(errors));
  }

  private static String classPath(Ran ran) {
    return ran.words().get(ran.words().indexOf("-cp") + 1);
  }

  private long builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Everything was there well before the first build. */
  private static void age(Path folder) throws IOException {
    FileTime then = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    try (var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, then);
      }
    }
  }
}
