package dev.emend.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.jobs.tables.Table;
import dev.emend.pipelines.InMemoryNights;
import dev.emend.pipelines.InMemorySteps;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data scientists ask: {@code tables} and {@code sql}. */
class QuestionsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final InMemoryRooms rooms =
      new InMemoryRooms(new InMemoryNights("2026-03-01"), InMemorySteps.NIGHT);

  @Test
  void everyColumnOfEveryTableIsInTheDataDictionary() throws IOException {
    assertThat(run("tables", "--json")).isZero();
    JsonNode tables = new ObjectMapper().readTree(out.toString());
    for (Table table : Table.values()) {
      JsonNode found = null;
      for (JsonNode candidate : tables) {
        found = candidate.path("table").asText().equals(table.tableName()) ? candidate : found;
      }
      assertThat(found).as(table.tableName()).isNotNull();
      assertThat(found.path("row").asText()).isNotBlank();
      List<String> columns = found.path("columns").findValuesAsText("column");
      assertThat(columns)
          .containsExactlyElementsOf(
              table.columns().stream().map(column -> column.columnName()).toList());
    }
  }

  @Test
  void oneTableAloneIsPrintedWithTypesUnitsAndMeanings() {
    assertThat(run("tables", "rewrites")).isZero();
    assertThat(out.toString())
        .startsWith("rewrites: one row is a rewrite as of the newest accepted night")
        .containsPattern("gain_lower +double +−1 to 1 +lower credible bound")
        .doesNotContain("quarantine");
  }

  @Test
  void aTableThatIsNotThereNamesThoseThatAre() {
    assertThat(run("tables", "turn")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("No table turn (tables: turns, quarantine, ", ", runs)");
  }

  @Test
  void aQueryComesFromTheCommandLineOrAFile(@TempDir Path folder) throws IOException {
    assertThat(run("sql", "select 1;", "--limit", "7")).isZero();
    assertThat(rooms.asked).isEqualTo(new SqlCommand.Question("select 1", 7));
    assertThat(rooms.use).isEqualTo(Rooms.Use.READ);

    Path file = Files.writeString(folder.resolve("q.sql"), "select 2\n");
    assertThat(run("sql", "--file", file.toString())).isZero();
    assertThat(rooms.asked).isEqualTo(new SqlCommand.Question("select 2", 100));
  }

  @Test
  void noQueryTwoQueriesAndOddLimitsAreRefused(@TempDir Path folder) {
    assertThat(run("sql")).isEqualTo(ExitCode.USAGE.code());
    assertThat(run("sql", "select 1", "--file", "q.sql")).isEqualTo(ExitCode.USAGE.code());
    assertThat(run("sql", "select 1", "--limit", "0")).isEqualTo(ExitCode.USAGE.code());
    Path none = folder.resolve("none.sql");
    assertThat(run("sql", "--file", none.toString())).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString())
        .contains("Name one query", "Invalid --limit: 0 (at least 1)", "No such file: " + none);
    assertThat(rooms.asked).isNull();
  }

  private int run(String... words) {
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Path.of("..").toAbsolutePath().normalize(),
            Clock.systemUTC(),
            System::nanoTime);
    return Emend.commandLine(surroundings, rooms::open).execute(words);
  }
}
