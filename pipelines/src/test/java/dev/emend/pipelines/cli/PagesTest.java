package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.jobs.steps.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The pages show what their commands print, over the sample nights. */
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Page README = new Page(HOME.resolve("README.md"));
  private static final Page COOKBOOK = new Page(HOME.resolve("docs/cookbook.md"));
  private static final Page TABLES = new Page(HOME.resolve("docs/tables.md"));

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
    README.shows("./emend night", night);
  }

  @Test
  void explainPrintsTheChainAroundAText() {
    String command = "./emend explain \"play maj and dragons\"";
    README.shows(command, printed(command));
  }

  @Test
  void tunePrintsWhatTheNightsChoose() {
    README.shows("./emend tune", printed("./emend tune"));
  }

  @Test
  void explainDrawsThePictureOfTheReadme() throws IOException {
    Path shown = HOME.resolve("docs/explain.svg");
    Path svg = warehouse.resolveSibling("explain.svg");
    String command = "./emend explain \"play maj and dragons\"";

    assertThat(printed(command + " --svg " + svg))
        .isEqualTo(
            printed(command) + System.lineSeparator() + "Drawn in " + svg + System.lineSeparator());
    if (Page.WRITE) {
      Files.copy(svg, shown, StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(svg)
        .as("docs/explain.svg; write it anew with: %s", Page.HOW_TO_WRITE)
        .hasSameBinaryContentAs(shown);
    assertThat(README.text()).contains("](docs/explain.svg)");
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
  void theCookbookAnswersItsQuestions() {
    List<String> questions = COOKBOOK.commands();
    assertThat(questions).hasSizeGreaterThanOrEqualTo(10);
    questions.forEach(question -> COOKBOOK.shows(question, printed(question)));
  }

  @Test
  void theDataDictionaryIsThatOfTheCode() {
    TABLES.isAll("# Tables\n\n" + printed("./emend tables --markdown"));
  }

  @Test
  void evaluatePrintsTheScores() {
    String command =
        "./emend evaluate --logs sample-data/logs --truth sample-data/truth --date 2026-05-07";
    README.shows(command, printed(command));
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
}
