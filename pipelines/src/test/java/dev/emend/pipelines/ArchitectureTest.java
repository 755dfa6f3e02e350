package dev.emend.pipelines;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house: what a room may know, and what happens in one place only. */
class ArchitectureTest {
  private static final List<String> ROOMS =
      List.of(
          "interaction",
          "rephrase",
          "markov",
          "labeling",
          "store",
          "store/hadoop",
          "sample-data",
          "jobs",
          "pipelines");
  private static final String[] ENGINES = {
    "org.apache.spark..",
    "org.apache.hadoop..",
    "org.apache.iceberg..",
    "scala..",
    "com.amazon.deequ.."
  };

  /** The store's one part that knows an engine: Hadoop's file systems. */
  private static final String HADOOP_STORE = "dev.emend.store.hadoop..";

  private static JavaClasses house;

  @BeforeAll
  static void importTheHouse() {
    List<Path> built =
        ROOMS.stream().map(room -> Path.of("..", room, "target", "classes")).toList();
    assertThat(built).as("rooms that are built").allMatch(Files::isDirectory);
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPaths(built);
    assertThat(house.containPackage("dev.emend.jobs.tables")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"interaction", "rephrase", "markov", "labeling", "store", "sample"})
  void pureRoomsSeeNoEngine(String room) {
    noClasses()
        .that()
        .resideInAPackage("dev.emend." + room + "..")
        .and()
        .resideOutsideOfPackage(HADOOP_STORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENGINES)
        .check(house);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interaction | interaction",
        "rephrase    | rephrase interaction",
        "markov      | markov interaction",
        "labeling    | labeling interaction",
        "store       | store interaction",
        "sample      | sample interaction",
        "jobs        | jobs rephrase markov labeling store interaction",
        "pipelines   | pipelines jobs store interaction"
      })
  void roomsImportWhatTheyMay(String room, String allowed) {
    Set<String> open = Set.of(allowed.split(" "));
    noClasses()
        .that()
        .resideInAPackage("dev.emend." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(
                    "interaction",
                    "rephrase",
                    "markov",
                    "labeling",
                    "store",
                    "sample",
                    "jobs",
                    "pipelines")
                .filter(other -> !open.contains(other))
                .map(other -> "dev.emend." + other + "..")
                .toArray(String[]::new))
        .check(house);
  }

  @Test
  void interactionNeedsTheJdkOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.emend.interaction..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "dev.emend.interaction..")
        .check(house);
  }

  @Test
  void sparkStaysInJobs() {
    noClasses()
        .that()
        .resideInAPackage("dev.emend.pipelines..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENGINES)
        .check(house);
  }

  @Test
  void theClientOfTheStoreDoesNotSeeItsPublisher() {
    noClasses()
        .that()
        .resideInAPackage("dev.emend.store..")
        .and()
        .resideOutsideOfPackages("dev.emend.store.publish..", HADOOP_STORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.emend.store.publish..", "com.netflix.hollow.api.producer..")
        .check(house);
  }

  @Test
  void columnsAreNamedInRowsOnly() {
    onlyIn(
        "dev.emend.jobs.rows..",
        call("org.apache.spark.sql.functions", "col", String.class)
            .or(call("org.apache.spark.sql.functions", "column", String.class))
            .or(call("org.apache.spark.sql.Dataset", "col", String.class))
            .or(call("org.apache.spark.sql.Row", "getAs", String.class)));
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.emend.jobs.rows..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.spark.sql.Encoders")
        .check(house);
  }

  @Test
  void readersAndWritersAreInTablesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.emend.jobs.tables..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.apache\\.spark\\.sql\\.DataFrame(Reader|Writer|WriterV2)")
        .check(house);
  }

  @Test
  void clockAndChanceAreInTheFrontDoorOnly() {
    onlyIn(
        "dev.emend.pipelines.cli..",
        call("java.lang.System", "currentTimeMillis")
            .or(call("java.lang.System", "nanoTime"))
            .or(call("java.lang.Math", "random"))
            .or(call("java.util.UUID", "randomUUID"))
            .or(call("java.util.Random", "<init>"))
            .or(call("java.util.concurrent.ThreadLocalRandom", "current"))
            .or(anyCall("java.security.SecureRandom", "<init>"))
            .or(anyCall("java.time.Clock", "system.*"))
            .or(anyCall("java\\.time\\.[A-Za-z]+", "now")));
  }

  @Test
  void onlyMainEndsTheProcess() {
    DescribedPredicate<JavaAccess<?>> ends =
        anyCall("java.lang.System", "exit").or(anyCall("java.lang.Runtime", "exit|halt"));
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.emend.pipelines.cli.Main")
        .should()
        .accessTargetWhere(ends)
        .check(house);
  }

  @Test
  void noAttics() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..manager..")
        .check(house);
  }

  @Test
  void noPackageCycles() {
    slices().matching("dev.emend.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void noStaticMutableState() {
    noFields().that().areStatic().should().notBeFinal().check(house);
  }

  /** A rule that can never fail is none: the predicates must find what they look for. */
  @Test
  void theRulesFindWhatTheyLookFor() {
    assertThat(accesses("dev.emend.pipelines.cli.Main", anyCall("java.lang.System", "exit")))
        .isTrue();
    assertThat(accesses("dev.emend.pipelines.cli.Main", anyCall("java.time.Clock", "system.*")))
        .isTrue();
    assertThat(accesses("dev.emend.pipelines.cli.Main", call("java.lang.System", "nanoTime")))
        .isTrue();
    assertThat(house.get("dev.emend.jobs.tables.AuditBranch").getDirectDependenciesFromSelf())
        .anyMatch(
            dependency ->
                dependency
                    .getTargetClass()
                    .getName()
                    .equals("org.apache.spark.sql.DataFrameWriterV2"));
  }

  private static boolean accesses(String owner, DescribedPredicate<JavaAccess<?>> predicate) {
    return house.get(owner).getAccessesFromSelf().stream().anyMatch(predicate);
  }

  private static void onlyIn(String where, DescribedPredicate<JavaAccess<?>> what) {
    ArchRule rule =
        noClasses().that().resideOutsideOfPackage(where).should().accessTargetWhere(what);
    rule.check(house);
  }

  private static DescribedPredicate<JavaAccess<?>> call(
      String owner, String name, Class<?>... parameters) {
    List<String> wanted = Arrays.stream(parameters).map(Class::getName).toList();
    return DescribedPredicate.describe(
        owner + "." + name + wanted,
        access ->
            access.getTargetOwner().getName().equals(owner)
                && access.getName().equals(name)
                && parameters(access).equals(wanted));
  }

  private static DescribedPredicate<JavaAccess<?>> anyCall(String owners, String names) {
    return DescribedPredicate.describe(
        owners + "." + names,
        access ->
            access.getTargetOwner().getName().matches(owners) && access.getName().matches(names));
  }

  private static List<String> parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        ? target.getRawParameterTypes().stream().map(type -> type.getName()).toList()
        : List.of("a field");
  }
}
