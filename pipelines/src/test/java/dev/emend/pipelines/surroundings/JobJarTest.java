package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the one jar for spark-submit, and what is not. */
@Tag("job-jar")
class JobJarTest {
  /** The parent's {@code project.build.outputTimestamp}. */
  private static final LocalDateTime OUTPUT_TIMESTAMP = LocalDateTime.parse("2026-01-01T00:00:00");

  private static JarFile jar;
  private static List<String> names;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(Submission.JAR.toFile());
    names = jar.stream().map(ZipEntry::getName).toList();
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scala/",
        "org/apache/hadoop/",
        "org/slf4j/",
        "org/apache/logging/",
        "org/apache/log4j/",
        "com/fasterxml/jackson/",
        "org/junit/",
        "dev/emend/sample/"
      })
  void whatSparkBringsIsNotInIt(String folder) {
    assertThat(names).noneMatch(name -> name.startsWith(folder));
  }

  /** What Iceberg and Deequ put beside Spark's own classes is theirs, and new. */
  @Test
  void noClassOfSparksOwnJarsIsInIt() throws IOException {
    Set<String> ours = names.stream().filter(JobJarTest::isClass).collect(Collectors.toSet());
    for (Path provided : SparkArtifacts.provided()) {
      try (JarFile brought = new JarFile(provided.toFile())) {
        assertThat(brought.stream().map(ZipEntry::getName).filter(ours::contains))
            .as("classes of %s", provided.getFileName())
            .isEmpty();
      }
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.startsWith("META-INF/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev/emend/pipelines/cli/Main.class",
        "dev/emend/jobs/tables/Warehouse.class",
        "dev/emend/store/RewriteStore.class",
        "dev/emend/rephrase/default-model.json",
        "emend/reference.conf",
        "org/apache/iceberg/spark/SparkCatalog.class",
        "org/h2/Driver.class",
        "com/amazon/deequ/VerificationSuite.class",
        "breeze/stats/mean$.class",
        "smile/classification/GradientTreeBoost.class",
        "com/netflix/hollow/core/write/HollowWriteStateEngine.class",
        "picocli/CommandLine.class",
        "com/typesafe/config/Config.class",
        "me/tongfei/progressbar/ProgressBar.class"
      })
  void whatANightNeedsIsInIt(String name) {
    assertThat(jar.getEntry(name)).as(name).isNotNull();
  }

  @Test
  void servicesAreMergedAndSignaturesGone() throws IOException {
    assertThat(text("META-INF/services/java.sql.Driver")).contains("org.h2.Driver");
    assertThat(text("META-INF/services/org.apache.spark.sql.sources.DataSourceRegister"))
        .contains("iceberg");
    assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
    assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
        .isEqualTo("dev.emend.pipelines.cli.Main");
  }

  @Test
  void nothingInItIsThereTwice() {
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void everyPartIsNamedWithItsLicence() throws IOException {
    String notice = text("META-INF/NOTICE");
    assertThat(SparkArtifacts.shaded())
        .extracting(part -> part.getFileName().toString().replaceFirst("[-_][0-9].*", ""))
        .isNotEmpty()
        .allSatisfy(part -> assertThat(notice).containsPattern("(?m)^" + part + " "));
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("META-INF/LICENSE-GPL-3.0")).contains("GNU GENERAL PUBLIC LICENSE");
  }

  /**
   * Ours are as old as the build says, and others as old as in their jars: same sources, same
   * bytes.
   */
  @Test
  void whatIsOursIsAsOldAsTheBuildSays() {
    assertThat(jar.stream())
        .filteredOn(entry -> entry.getName().matches("dev/emend/.*|META-INF/MANIFEST.MF"))
        .hasSizeGreaterThan(400)
        .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isEqualTo(OUTPUT_TIMESTAMP));
  }

  private static String text(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
