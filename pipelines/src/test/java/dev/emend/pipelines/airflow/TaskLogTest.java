package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskLogTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Command exited with return code 3             | 3",
        "The command returned a non-zero exit code 4.  | 4",
        "Exit code: 5                                  | 5",
        "AirflowFailException: exit_code 137 (killed)  | 137"
      })
  void exitCodeIsRead(String line, int code) {
    assertThat(new TaskLog(List.of("a", line, "b")).exitCode()).contains(code);
  }

  @Test
  void lastSentenceAndLastCodeCount() {
    TaskLog log =
        new TaskLog(List.of("emend: first", "exit code 1", "  emend: last ", "exit code 3"));

    assertThat(log.sentence()).contains("last");
    assertThat(log.exitCode()).contains(3);
  }

  @Test
  void logThatSaysNothingGivesNothing() {
    TaskLog log = new TaskLog(List.of("the emend: of a sentence", "code 3", "exit codes 3"));

    assertThat(log.sentence()).isEmpty();
    assertThat(log.exitCode()).isEmpty();
  }

  @Test
  void plainTextAndStructuredLinesAreRead() throws JsonProcessingException {
    String content =
        "[\"plain\", {\"event\": \"two\\nlines\"}, {\"event\": \"::endgroup::\"},"
            + " {\"event\": \"failed\", \"error_detail\":"
            + " [{\"exc_type\": \"E\", \"exc_value\": \"why\"}]}]";

    assertThat(TaskLog.lines(new ObjectMapper().readTree(content)))
        .containsExactly("plain", "two", "lines", "failed", "E: why");
  }
}
