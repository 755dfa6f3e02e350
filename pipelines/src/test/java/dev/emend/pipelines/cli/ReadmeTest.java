package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.steps.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blocks of README.md show what its commands print, over the sample nights. Run with {@code
 * -Dreadme.write=true}, the blocks are written anew instead.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReadmeTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = HOME.resolve("README.md");
  private static final String WRITE =
      "./mvnw -pl pipelines -am test -Dtest=ReadmeTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dreadme.write=true";

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```$\\n(.*?)^```$\\n");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private Path warehouse;
  private String night;

  @BeforeAll
  void runTheSampleNights(@TempDir Path folder) {
    warehouse = folder.resolve("warehouse");
    night = printed("./emend night");
  }

  @Test
  void nightPrintsWhatWasLearnt() {
    shows("./emend night", night);
  }

  @Test
  void explainPrintsTheChainAroundAText() {
    String command = "./emend explain \"play maj and dragons\"";
    shows(command, printed(command));
  }

  @Test
  void tunePrintsWhatTheNightsChoose() {
    shows("./emend tune", printed("./emend tune"));
  }

  @Test
  void explainDrawsThePictureOfTheReadme() throws IOException {
    Path shown = HOME.resolve("docs/explain.svg");
    Path svg = warehouse.resolveSibling("explain.svg");
    String command = "./emend explain \"play maj and dragons\"";

    assertThat(printed(command + " --svg " + svg))
        .isEqualTo(
            printed(command) + System.lineSeparator() + "Drawn in " + svg + System.lineSeparator());
    if (Boolean.getBoolean("readme.write")) {
      Files.copy(svg, shown, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(svg)
        .as("docs/explain.svg; write it anew with: %s", WRITE)
        .hasSameBinaryContentAs(shown);
    assertThat(read()).contains("](docs/explain.svg)");
  }

  @Test
  void aPictureThatCannotBeWrittenIsToldInASentence() throws IOException {
    Path file = Files.createFile(warehouse.resolveSibling("file"));
    StringWriter err = new StringWriter();

    assertThat(run("./emend explain x --svg " + file.getParent(), new StringWriter(), err))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(run("./emend explain x --svg " + file + "/in.svg", new StringWriter(), err))
        .isEqualTo(ExitCode.FAILURE.code());
    assertThat(err.toString())
        .contains("it is a folder. Name a file in it.")
        .contains("Cannot write " + file + "/in.svg")
        .doesNotContain("\tat ");
  }

  @Test
  void evaluatePrintsTheScores() {
    String command =
        "./emend evaluate --logs sample-data/logs --truth sample-data/truth --date 2026-05-07";
    shows(command, printed(command));
  }

  private void shows(String command, String real) {
    String readme = read();
    Matcher block = outputOf(command, readme);
    if (Boolean.getBoolean("readme.write")) {
      write(readme.substring(0, block.start(1)) + real + readme.substring(block.end(1)));
      return;
    }
    assertThat(masked(block.group(1)))
        .as("README.md shows what %s no longer prints. Write it anew with: %s", command, WRITE)
        .isEqualTo(masked(real));
  }

  /** The block behind the one that holds the command. */
  private static Matcher outputOf(String command, String readme) {
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      if (block.group(1).equals(command + "\n") && block.find()) {
        return block;
      }
    }
    throw new AssertionError("README.md has no block with the command " + command);
  }

  /** Times differ, and with them the width of their column. */
  private static String masked(String text) {
    return text.lines()
        .map(line -> line.replaceAll("(\\d+ min )?[0-9.]+ s$", "TIME"))
        .map(line -> line.matches("night .*took|.* TIME") ? line.replaceAll(" +", " ") : line)
        .collect(Collectors.joining("\n"));
  }

  private String printed(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(run(command, out, err)).as("%s: %s", command, err).isZero();
    return out.toString().replace(warehouse.toString(), "/path/to/emend/warehouse");
  }

  private int run(String command, StringWriter out, StringWriter err) {
    List<String> words = words(command);
    words.remove(0);
    words.addAll(List.of("--warehouse", warehouse.toString()));
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            HOME,
            Clock.systemUTC(),
            System::nanoTime);
    return Emend.commandLine(surroundings, StandardRooms.opener(surroundings.clock()))
        .execute(words.toArray(String[]::new));
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(text.startsWith("sample-data/") ? HOME.resolve(text).toString() : text);
    }
    return words;
  }

  private static String read() {
    try {
      return Files.readString(README);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String text) {
    try {
      Files.writeString(README, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
