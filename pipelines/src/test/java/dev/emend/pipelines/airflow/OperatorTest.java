package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.pipelines.airflow.RealAirflow.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tests in Python, run by the Python that has Airflow; each is a test here. */
@Tag("airflow")
class OperatorTest {
  private static final Path DAGS = Path.of("dags").toAbsolutePath();
  private static final Path TESTS = Path.of("src/test/python").toAbsolutePath();
  private static final Pattern ENDED =
      Pattern.compile(
          "^(test_\\w+) \\(([\\w.]+)\\).*?\\.\\.\\. (?s:.*?)(ok|FAIL|ERROR)$", Pattern.MULTILINE);

  @TestFactory
  List<DynamicTest> testsInPython(@TempDir Path home) throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      List<DynamicTest> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("test_"))
              .sorted()
              .flatMap(name -> tests(name.replace(".py", ""), home).stream())
              .toList();
      assertThat(tests).hasSizeGreaterThan(25);
      return tests;
    }
  }

  private static List<DynamicTest> tests(String module, Path home) {
    Path log = Path.of("target/airflow-install.log").toAbsolutePath();
    Path python = AirflowVenv.python(DAGS.resolve("airflow.lock"), log);
    Ran ran =
        new RealAirflow(python, DAGS, home, Map.of()).python(TESTS, "-m", "unittest", "-v", module);
    List<DynamicTest> tests =
        ENDED
            .matcher(ran.out())
            .results()
            .map(
                ended ->
                    DynamicTest.dynamicTest(
                        module + "." + ended.group(1),
                        () -> assertThat(ended.group(3)).as("%s", ran.out()).isEqualTo("ok")))
            .toList();
    assertThat(ran.out())
        .as("as many tests as Python counted")
        .contains("Ran " + tests.size() + " test");
    return tests;
  }
}
