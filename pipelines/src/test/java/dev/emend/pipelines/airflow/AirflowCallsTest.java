package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of calls against what Airflow 3.3.2 says of itself. */
class AirflowCallsTest {
  private static final String API = Recorded.unzipped("openapi-3.3.2.json.gz");
  private static final String LOGIN = Recorded.unzipped("auth-openapi-3.3.2.json.gz");

  @Test
  void everythingThatIsSentAndReadIsWhatTheServerDescribes() {
    assertThat(OpenApiContract.check(API)).isEmpty();
    assertThat(OpenApiContract.check(LOGIN)).isEmpty();
  }

  @Test
  void renamedFieldOfAnAnswerIsFound() {
    String description = API.replace("\"dag_run_id\"", "\"run_id\"");

    assertThat(OpenApiContract.check(description))
        .contains(
            "RUNS reads dag_runs[].dag_run_id, which the server does not know",
            "TRIGGER reads dag_run_id, which the server does not know",
            "TASKS names {dag_run_id} in its path, which the server does not");
  }

  @Test
  void renamedFieldOfARequestIsFound() {
    assertThat(OpenApiContract.check(API.replace("\"logical_date\"", "\"execution_date\"")))
        .contains(
            "TRIGGER sends logical_date, which the server does not know",
            "TRIGGER does not send execution_date, which the server requires");
    assertThat(OpenApiContract.check(LOGIN.replace("\"username\"", "\"user\"")))
        .contains("LOGIN sends username, which the server does not know");
  }

  @Test
  void queryThatIsGoneOrNewlyRequiredIsFound() {
    assertThat(OpenApiContract.check(API.replace("\"conf_contains\"", "\"conf_has\"")))
        .containsExactly("RUNS asks with conf_contains, which the server does not know");
    String required =
        API.replaceAll(
            "\"name\": ?\"full_content\", ?\"in\": ?\"query\", ?\"required\": ?false",
            "\"name\":\"all_of_it\",\"in\":\"query\",\"required\":true");
    assertThat(required).isNotEqualTo(API);
    assertThat(OpenApiContract.check(required))
        .containsExactly(
            "LOG asks with full_content, which the server does not know",
            "LOG does not ask with all_of_it, which the server requires");
  }

  @Test
  void fieldOfAnotherTypeIsFound() {
    String description =
        API.replace("\"is_paused\":{\"type\":\"boolean\"", "\"is_paused\":{\"type\":\"integer\"");

    assertThat(description).isNotEqualTo(API);
    assertThat(OpenApiContract.check(description))
        .contains(
            "DAG reads is_paused as TRUTH; the server says [integer]",
            "PAUSE sends is_paused as TRUTH; the server says [integer]");
  }

  @Test
  void fieldThatMayNowBeMissingIsFound() {
    String description = API.replace("\"required\":[\"version\",", "\"required\":[");

    assertThat(description).isNotEqualTo(API);
    assertThat(OpenApiContract.check(description))
        .containsExactly(
            "VERSION reads version as if it were always there; the server says it may not");
  }

  @Test
  void pathThatIsGoneIsFound() {
    assertThat(OpenApiContract.check(API.replace("/api/v2/backfills", "/api/v3/backfills")))
        .contains("BACKFILL is not offered: POST /api/v2/backfills");
  }

  @Test
  void whatIsNoDescriptionDoesNotFit() {
    assertThat(OpenApiContract.check("<html>")).hasSize(1);
    assertThat(OpenApiContract.check("{}")).hasSizeGreaterThan(10);
    assertThat(OpenApiContract.check("{\"servers\":[{\"url\":\"/other\"}]}"))
        .isEqualTo(List.of("The description is of /other/, where the client asks for nothing"));
  }
}
