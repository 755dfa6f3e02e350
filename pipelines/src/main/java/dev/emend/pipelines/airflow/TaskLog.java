package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task said in one of its tries.
 *
 * @param lines in order, without the marks by which the web page folds them
 */
public record TaskLog(List<String> lines) {
  private static final Pattern EXIT_CODE =
      Pattern.compile("\\b(?:exit|return)[ _-]?code:? (\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);
  private static final String SENTENCE = "emend: ";

  /** Keeps its own list. */
  public TaskLog {
    lines = List.copyOf(lines);
  }

  /** The last sentence that a command of Emend ended with; empty where it said none. */
  public Optional<String> sentence() {
    return lines.stream()
        .map(String::strip)
        .filter(line -> line.startsWith(SENTENCE))
        .reduce((before, last) -> last)
        .map(line -> line.substring(SENTENCE.length()).strip());
  }

  /** The last exit code that is told, {@code exit code 3}; empty where none is. */
  public Optional<Integer> exitCode() {
    return lines.stream()
        .map(EXIT_CODE::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.valueOf(found.group(1)))
        .reduce((before, last) -> last);
  }

  /** The lines of one page of the log: texts, or objects with the text in {@code event}. */
  static List<String> lines(JsonNode content) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : content) {
      String event = line.isTextual() ? line.textValue() : line.path("event").asText();
      if (!event.startsWith("::group::") && !event.startsWith("::endgroup::")) {
        event.lines().forEach(lines::add);
      }
      for (JsonNode error : line.path("error_detail")) {
        lines.add(error.path("exc_type").asText() + ": " + error.path("exc_value").asText());
      }
    }
    return lines;
  }
}
