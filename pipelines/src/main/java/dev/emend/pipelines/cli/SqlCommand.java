package dev.emend.pipelines.cli;

import dev.emend.jobs.config.Configuration;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "sql",
    description = {
      "Answers a question in Spark SQL over the tables as of the newest accepted night.",
      "./emend tables lists them; docs/cookbook.md has questions to begin with."
    },
    footer = "  ./emend sql \"select status, count(*) n from rewrites group by status order by n\"")
final class SqlCommand extends ConfiguredCommand {
  private final Rooms.Opener opener;

  @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The query.")
  private String query;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the query from a file.")
  private Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Print at most so many rows; ${DEFAULT-VALUE} where not given.")
  private int limit;

  /**
   * What is asked.
   *
   * @param sql the query
   * @param limit most rows to print
   */
  record Question(String sql, int limit) {}

  SqlCommand(Surroundings surroundings, Rooms.Opener opener) {
    super(surroundings);
    this.opener = opener;
  }

  @Override
  Answer answer(Configuration.Sound configuration) {
    Question question = question();
    try (Rooms rooms = opener.open(configuration.settings(), Rooms.Use.READ);
        Progress progress = new Progress(surroundings(), rooms::work)) {
      progress.working("sql");
      return rooms.sql(question);
    }
  }

  private Question question() {
    if ((query == null) == (file == null)) {
      throw usage("Name one query: in quotes, or in a file by --file");
    }
    if (limit < 1) {
      throw usage("Invalid --limit: " + limit + " (at least 1)");
    }
    String sql = query == null ? read() : query;
    return new Question(sql.strip().replaceAll(";$", ""), limit);
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw usage("No such file: " + file);
    } catch (IOException e) {
      throw usage("Cannot read " + file + ": " + e.getMessage());
    }
  }

  private static ExpectedFailure usage(String sentence) {
    return new ExpectedFailure(ExitCode.USAGE, sentence);
  }
}
