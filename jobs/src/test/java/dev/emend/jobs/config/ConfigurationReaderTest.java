package dev.emend.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private static final Path CONF = Path.of("..", "conf");

  private final ConfigurationReader reader = new ConfigurationReader();
  @TempDir Path folder;

  @Test
  void withoutAnyLayerTheReferenceHolds() {
    Settings settings = sound(reader.read(null, null, List.of())).settings();

    assertThat(settings.judge().gap()).isEqualTo(Duration.ofSeconds(45));
    assertThat(settings.mine().windowNights()).isEqualTo(28);
    assertThat(settings.logs().path()).isNull();
    assertThat(settings.warehouse().catalog()).isEmpty();
  }

  @Test
  void commandLineWinsOverFileOverLocalOverReference() throws IOException {
    Path local =
        write("local.conf", "window.nights = 1, session.gap = 1 s, mine.min-customers = 1");
    Path file = write("my.conf", "window.nights = 2, session.gap = 2 s");

    Configuration.Sound read = sound(reader.read(local.getParent(), file, set("window.nights=3")));

    assertThat(read.settings().mine().windowNights()).isEqualTo(3);
    assertThat(read.settings().judge().gap()).isEqualTo(Duration.ofSeconds(2));
    assertThat(read.settings().mine().mining().minCustomers()).isEqualTo(1);
    assertThat(read.settings().count().maxContribution()).isEqualTo(1);
    assertThat(originOf(read, "window.nights")).isEqualTo("--set window.nights");
    assertThat(originOf(read, "session.gap")).isEqualTo(file + ": 1");
    assertThat(originOf(read, "mine.min-customers")).isEqualTo(local + ": 1");
    assertThat(originOf(read, "count.max-contribution")).startsWith("reference.conf: ");
  }

  @Test
  void laterAssignmentWins() {
    Configuration read =
        reader.read(null, null, set("mine.min-customers=3", "mine.min-customers=4"));

    assertThat(sound(read).settings().mine().mining().minCustomers()).isEqualTo(4);
  }

  @Test
  void assignedPathsNeedNoQuotes() {
    Configuration read =
        reader.read(null, null, set("warehouse.path=s3a://bucket/a b", "logs.path=null"));

    assertThat(sound(read).settings().warehouse().path()).isEqualTo("s3a://bucket/a b");
    assertThat(sound(read).settings().logs().path()).isNull();
  }

  @Test
  void allFaultsAreReportedTogetherWithTheirOrigin() throws IOException {
    Path file =
        write(
            "my.conf",
            """
            sesion.gap = 30 s
            mine {
              min-customers = 0
              credible-level = high
            }
            window = 7
            """);

    List<Fault> faults = faults(reader.read(null, file, set("publish.max-chnage=0.1")));

    assertThat(faults)
        .containsExactlyInAnyOrder(
            new Fault(
                "--set publish.max-chnage",
                "Unknown key 'publish.max-chnage' (did you mean 'publish.max-change'?)"),
            new Fault(file + ": 1", "Unknown key 'sesion' (did you mean 'session'?)"),
            new Fault(file + ": 6", "Invalid window: 7 (is a section, not a value)"),
            new Fault(
                file + ": 3",
                "Invalid mine.min-customers: 0 (must be a whole number from 1 to 2147483647)"),
            new Fault(
                file + ": 4",
                "Invalid mine.credible-level: high (must be a number above 0, below 1)"));
  }

  @Test
  void messageHasALineForEachFault() {
    Configuration read = reader.read(null, null, set("mine.min-customers=-1", "solve.step=3", "x"));

    assertThat(((Configuration.Faulty) read).message().lines())
        .containsExactly(
            "The configuration has 3 faults",
            "  --set x: must read key=value",
            "  --set solve.step: Unknown key 'solve.step' (did you mean 'solve.steps'?)",
            "  --set mine.min-customers: Invalid mine.min-customers: -1 (must be a whole number from 1 to"
                + " 2147483647)");
  }

  @Test
  void rightNameInTheWrongSectionIsSuggested() {
    assertThat(faults(reader.read(null, null, set("ingest.kept-versions=3"))))
        .extracting(Fault::sentence)
        .containsExactly(
            "Unknown key 'ingest.kept-versions' (did you mean 'publish.kept-versions'?)");
  }

  @Test
  void keyLikeNothingKnownGetsNoSuggestion() {
    assertThat(faults(reader.read(null, null, set("zzzzzzzzzzzz=3"))))
        .extracting(Fault::sentence)
        .containsExactly("Unknown key 'zzzzzzzzzzzz' (./emend config names all keys)");
  }

  @Test
  void retiredKeySaysWhatTookItsPlace() {
    Config reference = Layer.reference();
    RetiredKeys retired = new RetiredKeys(Map.of("session.timeout", "session.gap", "fast", ""));
    Configuration read =
        new ConfigurationReader(reference, retired)
            .read(null, null, set("session.timeout=30 s", "fast=true"));

    assertThat(faults(read))
        .extracting(Fault::sentence)
        .containsExactly(
            "Retired key 'fast': remove it, nothing takes its place",
            "Retired key 'session.timeout': use 'session.gap'");
  }

  @Test
  void fractionIsNoWholeNumber() {
    assertThat(faults(reader.read(null, null, set("window.nights=2.5")))).hasSize(1);
  }

  @Test
  void demandsOnTwoKeysAreFaultsToo() {
    Configuration read =
        reader.read(null, null, set("check.min-history=9", "mine.min-customers=0"));

    assertThat(faults(read))
        .extracting(Fault::sentence)
        .contains("Invalid history: 9 (must be at most the volume window, 7)")
        .hasSize(2);
  }

  @Test
  void clusterSettingsBecomePropertiesOfSpark() {
    Configuration read =
        reader.read(
            null,
            null,
            set("spark.master=yarn", "spark.executor-memory=4g", "spark.properties.a.b=1"));

    assertThat(sound(read).settings().spark().allProperties())
        .isEqualTo(
            Map.of("spark.master", "yarn", "spark.executor.memory", "4294967296b", "a.b", "1"));
  }

  @Test
  void nullIsRefusedWhereAValueIsNeeded() {
    assertThat(faults(reader.read(null, null, set("warehouse.path=null"))))
        .extracting(Fault::sentence)
        .containsExactly("Invalid warehouse.path: null (must be a text, not blank)");
  }

  @Test
  void badValueOfAKeyWithoutADefaultIsAFaultAmongOthers() {
    assertThat(
            faults(
                reader.read(
                    null,
                    null,
                    set(
                        "logs.path= ",
                        "spark.executor-cores=x",
                        "spark.executor-memory=big",
                        "mine.min-customers=99999999999"))))
        .extracting(Fault::sentence)
        .containsExactlyInAnyOrder(
            "Invalid logs.path:  (must be a text, not blank)",
            "Invalid spark.executor-cores: x (must be a whole number from 1 to 2147483647)",
            "Invalid spark.executor-memory: big (must be a positive size, such as 4g)",
            "Invalid mine.min-customers: 99999999999 (must be a whole number from 1 to"
                + " 2147483647)");
  }

  @Test
  void whatIsNoTextFileIsAFaultAmongOthers() throws IOException {
    Path binary = folder.resolve("binary.conf");
    Files.write(binary, new byte[] {(byte) 0xFF, 0, (byte) 0xFE});

    assertThat(faults(reader.read(null, binary, set("mine.min-customers=0"))))
        .hasSize(2)
        .contains(new Fault(binary.toString(), "cannot be read (it is not text in UTF-8)"));
    assertThat(faults(reader.read(null, folder, set("mine.min-customers=0"))))
        .hasSize(2)
        .contains(new Fault(folder.toString(), "is a folder, not a file"));
  }

  @Test
  void missingFileIsAFaultAmongOthers() {
    List<Fault> faults =
        faults(reader.read(null, folder.resolve("no.conf"), set("mine.min-customers=0")));

    assertThat(faults).hasSize(2);
    assertThat(faults).contains(new Fault(folder.resolve("no.conf").toString(), "no such file"));
  }

  @Test
  void brokenFileNamesTheLine() throws IOException {
    Path file = write("broken.conf", "session {\n  gap = \n}\n]");

    List<Fault> faults = faults(reader.read(null, file, set()));

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).origin()).matches(".*broken.conf: \\d");
    assertThat(faults.get(0).sentence()).startsWith("is not HOCON: ");
  }

  @Test
  void unsetReferenceIsAFault() throws IOException {
    Path file = write("my.conf", "logs.path = ${EMEND_TEST_IS_NOT_SET}");

    assertThat(faults(reader.read(null, file, List.of())))
        .extracting(Fault::sentence)
        .singleElement()
        .asString()
        .contains("EMEND_TEST_IS_NOT_SET");
  }

  @Test
  void catalogPropertiesArePassedOnAndSecretsNotShown() throws IOException {
    Path file =
        write("my.conf", "warehouse.catalog { type = jdbc, \"jdbc.password\" = hush, a.b = 1 }");

    Configuration.Sound read = sound(reader.read(null, file, List.of()));

    assertThat(read.settings().warehouse().catalog())
        .isEqualTo(Map.of("type", "jdbc", "jdbc.password", "hush", "a.b", "1"));
    assertThat(read.values().toString()).doesNotContain("hush");
  }

  @Test
  void passwordOnTheCommandLineIsRefusedAndNotRepeated() {
    for (String argument :
        List.of("airflow.password=hush", "airflow={password=hush}", "airflow.password=null")) {
      assertThat(faults(reader.read(null, null, set(argument))))
          .as(argument)
          .singleElement()
          .asString()
          .startsWith("--set airflow.password: No password is taken from the command line")
          .doesNotContain("hush");
    }
  }

  @Test
  void passwordOfAFileIsReadAndNotShown() throws IOException {
    Path file = write("my.conf", "airflow { password = hush, password-file = /run/pw }");

    Configuration.Sound read = sound(reader.read(null, file, List.of()));

    assertThat(read.settings().airflow().password().reveal()).isEqualTo("hush");
    assertThat(read.toString()).doesNotContain("hush").contains("/run/pw");
  }

  @Test
  void passwordThatIsNoneIsAFaultThatDoesNotShowIt() throws IOException {
    Path file = write("my.conf", "airflow { password = [hush], url = \"http://ada:hush@x\" }");

    assertThat(faults(reader.read(null, file, List.of())))
        .extracting(Fault::sentence)
        .containsExactly(
            "Invalid airflow.url: holds a user name or password (must be the bare address)",
            "Invalid airflow.password (must be a text in quotes, not blank)");
  }

  @Test
  void everyReferenceKeyIsReadAndExplained() {
    Config reference = Layer.reference();
    KeyReader keys = new KeyReader(reference, reference);
    new SettingsReader(keys).read();

    List<EffectiveValue> values = sound(reader.read(null, null, List.of())).values();

    assertThat(values).extracting(EffectiveValue::key).containsExactlyElementsOf(keys.keysRead());
    assertThat(values).allSatisfy(value -> assertThat(value.meaning()).endsWith("."));
  }

  @Test
  void filesThatShipAreSound() {
    assertThat(reader.read(CONF, null, List.of())).isInstanceOf(Configuration.Sound.class);
    assertThat(reader.read(CONF, CONF.resolve("production.conf"), List.of()))
        .isInstanceOf(Configuration.Sound.class);
  }

  @Test
  void productionLeavesNothingOfLocalInPlace() {
    Config local = ConfigFactory.parseFile(CONF.resolve("local.conf").toFile());
    Config production = ConfigFactory.parseFile(CONF.resolve("production.conf").toFile());

    assertThat(local.root().keySet())
        .allSatisfy(
            section ->
                assertThat(production.getObject(section).keySet())
                    .containsAll(local.getObject(section).keySet()));
  }

  private static List<Assignment> set(String... arguments) {
    return Stream.of(arguments).map(Assignment::set).toList();
  }

  private static String originOf(Configuration.Sound read, String key) {
    return read.values().stream()
        .filter(value -> value.key().equals(key))
        .findFirst()
        .orElseThrow()
        .origin();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Configuration.Sound sound(Configuration read) {
    assertThat(read).isInstanceOf(Configuration.Sound.class);
    return (Configuration.Sound) read;
  }

  private static List<Fault> faults(Configuration read) {
    assertThat(read).isInstanceOf(Configuration.Faulty.class);
    return ((Configuration.Faulty) read).faults();
  }
}
