package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emend.jobs.config.Secret;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.airflow.AirflowFailure.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong is a sentence with the value and a next step, and a code for the scheduler. */
class AirflowRefusalsTest {
  private static final String PASSWORD = "hush-hush";
  private static final String DAGS = "/api/v2/dags/emend_nights";

  private final RecordedAirflow server = new RecordedAirflow();
  private final AirflowClient client = client(AirflowLogin.of("admin", PASSWORD));

  private AirflowClient client(AirflowLogin login) {
    return new AirflowClient(server.address(), login, pause -> {});
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void refusedLogin() {
    server
        .forget("POST /auth/token")
        .reply("POST /auth/token", 401, Recorded.answer("login-refused"));

    assertThat(failure(client))
        .isEqualTo(
            Kind.LOGIN
                + " Airflow at URL refused the login of admin (401). Check the user's name and"
                + " password.");
  }

  @Test
  void loginThatEchoesThePasswordIsNotRepeated() {
    server
        .forget("POST /auth/token")
        .reply(
            "POST /auth/token",
            422,
            "{\"detail\":\"input_value={'password': '" + PASSWORD + "'}\"}");

    assertThat(failure(client)).startsWith("LOGIN").doesNotContain(PASSWORD);
  }

  @Test
  void tokenThatIsNotTakenAndCannotBeRenewed() {
    server.reply("GET " + DAGS, 403, Recorded.answer("token-invalid"));
    AirflowClient withToken = client(new AirflowLogin(null, null, new Secret("ready.token")));

    assertThat(failure(withToken))
        .isEqualTo(
            Kind.LOGIN
                + " Airflow at URL does not take the token of the owner of EMEND_AIRFLOW_TOKEN:"
                + " Invalid JWT token. Make a new one, or give a user and a password instead of"
                + " EMEND_AIRFLOW_TOKEN.");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void loginIsRenewedOnceAndNotForEver() {
    server.reply("GET " + DAGS, 401, "{\"detail\":\"Token Expired\"}");

    assertThat(failure(client)).startsWith("LOGIN Airflow at URL does not take the token of admin");
    assertThat(server.asked("GET " + DAGS)).hasSize(2);
  }

  @Test
  void forbidden() {
    server.reply("GET " + DAGS, 403, Recorded.answer("forbidden"));

    assertThat(failure(client))
        .isEqualTo(
            Kind.FORBIDDEN
                + " Airflow at URL does not let admin do this (GET /api/v2/dags/{dag_id}:"
                + " Forbidden). Ask for a role that may.");
  }

  @Test
  void unknownDagNamesItsNeighboursAndFilesThatCannotBeParsed() {
    server
        .reply("GET " + DAGS, 404, Recorded.answer("dag-unknown"))
        .replay("GET /api/v2/dags", "dags")
        .replay("GET /api/v2/importErrors", "import-errors");

    assertThat(failure(client))
        .isEqualTo(
            Kind.UNKNOWN
                + " Airflow at URL knows no DAG emend_nights (near to it: emend_nights; set"
                + " airflow.dag; broken.py cannot be parsed: ModuleNotFoundError: No module named"
                + " 'no_such_module')");
  }

  @Test
  void serverThatIsDown() {
    server.close();

    assertThat(failure(client))
        .isEqualTo(
            Kind.UNREACHABLE
                + " Airflow cannot be reached at URL (connection refused). Start its api-server,"
                + " or set airflow.url to where it is.");
  }

  @Test
  void serverThatAnswersTooLate() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      AirflowClient hasty =
          new AirflowClient(
              new AirflowServer(URI.create(url), Duration.ofSeconds(5), Duration.ofMillis(100)),
              AirflowLogin.of("admin", PASSWORD),
              pause -> {});

      AirflowFailure late = thrown(hasty);
      assertThat(late.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(late)
          .hasMessage(
              "Airflow at %s did not answer within 0.1 s. Start its api-server, or set airflow.url"
                  + " to where it is. (limit: airflow.request-timeout)",
              url);
    }
  }

  @Test
  void serverThatIsBroken() {
    server.reply("GET " + DAGS, 500, "text/plain", "Internal Server Error", Map.of());

    assertThat(failure(client))
        .isEqualTo(
            Kind.BROKEN
                + " Airflow at URL broke on GET /api/v2/dags/{dag_id} (500). Its api-server's log"
                + " says why; try again.");
    assertThat(server.asked("GET " + DAGS)).hasSize(3);
  }

  @Test
  void serverThatSpeaksNoJson() {
    server.reply("GET " + DAGS, 200, "text/html; charset=utf-8", "<html>", Map.of());

    assertThat(failure(client))
        .isEqualTo(
            Kind.NOT_AIRFLOW
                + " URL is not Airflow 3's API server: /api/v2/dags/emend_nights answers 200"
                + " text/html. Set airflow.url to the address of its api-server.");
  }

  @Test
  void serverThatRedirectsIsNotFollowed() {
    server
        .forget("POST /auth/token")
        .reply(
            "POST /auth/token",
            302,
            "text/html",
            "",
            Map.of("Location", "https://sso.example.org"));

    assertThat(failure(client))
        .isEqualTo(
            Kind.NOT_AIRFLOW
                + " URL is not Airflow 3's API server: /auth/token redirects to"
                + " https://sso.example.org. Set airflow.url to the address of its api-server.");
  }

  @Test
  void serverThatIsSomethingElse() {
    server.reply("GET " + DAGS, 404, "{\"detail\":\"Not Found\"}");

    assertThat(failure(client)).startsWith("NOT_AIRFLOW URL is not Airflow 3's API server");
  }

  @Test
  void airflowTwoIsTooOld() {
    server
        .forget("POST /auth/token")
        .reply("POST /auth/token", 405, "text/html", "<html>", Map.of())
        .reply("GET /api/v1/version", 200, "{\"version\":\"2.10.4\",\"git_version\":null}");

    assertThat(failure(client))
        .isEqualTo(
            Kind.TOO_OLD
                + " Airflow 2.10.4 at URL is too old: 3.0 or later is needed, for its API v2");
  }

  @Test
  void answerWithoutAFieldThatIsReadIsToldByItsName() {
    server.reply("GET " + DAGS, 200, Recorded.answer("dag").replace("is_paused", "paused"));

    assertThat(failure(client))
        .isEqualTo(
            Kind.NOT_AIRFLOW
                + " The answer of URL to GET /api/v2/dags/{dag_id} has no usable 'is_paused'. Is it"
                + " another release than Airflow 3?");
  }

  @Test
  void whatTheServerDoesNotTakeIsToldFieldByField() {
    server.reply("GET " + DAGS, 422, Recorded.answer("unprocessable"));

    assertThat(failure(client))
        .isEqualTo(
            Kind.REFUSED
                + " Airflow at URL does not take GET /api/v2/dags/{dag_id} (422:"
                + " body.logical_date: Input should be a valid datetime or date, day value is"
                + " outside expected range)");
  }

  @Test
  void kindsHaveTheCodesOfTheHouse() {
    assertThat(new AirflowFailure(Kind.UNREACHABLE, "").code()).isEqualTo(ExitCode.FAILURE);
    assertThat(new AirflowFailure(Kind.LOGIN, "").code()).isEqualTo(ExitCode.USAGE);
    assertThat(new AirflowFailure(Kind.UNKNOWN, "").code()).isEqualTo(ExitCode.USAGE);
    assertThat(new AirflowFailure(Kind.TOO_OLD, "").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void passwordAndTokenAreInNoFailureWhateverTheServerSays() {
    String echo = "{\"detail\":\"" + PASSWORD + " and recorded.token.1\"}";
    for (int status : new int[] {400, 401, 403, 404, 409, 422, 500}) {
      server.forget("GET " + DAGS).reply("GET " + DAGS, status, echo);
      server.reply("GET /api/v2/dags", 200, "{\"dags\":[],\"total_entries\":0}");
      server.reply("GET /api/v2/importErrors", 200, "{\"import_errors\":[]}");

      assertThat(trace(thrown(client)))
          .as("status %d", status)
          .doesNotContain(PASSWORD)
          .doesNotContain("recorded.token.1");
    }
    assertThat(AirflowLogin.of("admin", PASSWORD).toString()).doesNotContain(PASSWORD);
  }

  private String failure(AirflowClient asked) {
    AirflowFailure failure = thrown(asked);
    return (failure.kind() + " " + failure.getMessage()).replace(server.url(), "URL");
  }

  private static AirflowFailure thrown(AirflowClient asked) {
    return catchThrowableOfType(AirflowFailure.class, () -> asked.dag("emend_nights"));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
