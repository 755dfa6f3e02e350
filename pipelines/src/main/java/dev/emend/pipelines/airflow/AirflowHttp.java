package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.jobs.config.Secret;
import dev.emend.pipelines.airflow.AirflowFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests: logs in when it is first asked who it is, once more when a token is no longer
 * taken, and asks again after a lost connection or a broken server where asking twice does no harm.
 */
final class AirflowHttp {
  private static final List<Duration> BACK_OFF =
      List.of(Duration.ofMillis(200), Duration.ofMillis(800));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AirflowServer server;
  private final AirflowLogin login;
  private final Pause pause;
  private final AirflowRefusals refusals;
  private final HttpClient client;
  private volatile Secret token;

  AirflowHttp(AirflowServer server, AirflowLogin login, Pause pause) {
    this.server = server;
    this.login = login;
    this.pause = pause;
    this.refusals = new AirflowRefusals(server, login, this::withoutSecrets);
    this.token = login.token();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER) // A password goes where it was meant to.
            .connectTimeout(server.connectTimeout())
            .build();
  }

  /** The answer, whose status is a good one. */
  AirflowAnswer answer(AirflowRequest request) {
    HttpResponse<String> response = response(request);
    if (response.statusCode() / 100 != 2) {
      throw refused(request, response);
    }
    return read(request, response);
  }

  /** The answer; empty where the server does not know what was asked for. */
  Optional<AirflowAnswer> answerIfThere(AirflowRequest request) {
    HttpResponse<String> response = response(request);
    if (response.statusCode() == 404 && AirflowRefusals.unknownThing(json(response))) {
      return Optional.empty();
    }
    if (response.statusCode() / 100 != 2) {
      throw refused(request, response);
    }
    return Optional.of(read(request, response));
  }

  private AirflowAnswer read(AirflowRequest request, HttpResponse<String> response) {
    JsonNode json = json(response).orElseThrow(() -> refusals.notAirflow(response, release()));
    return new AirflowAnswer(request.call(), server.toString(), json);
  }

  private HttpResponse<String> response(AirflowRequest request) {
    if (request.call().needsLogin() && token == null) {
      logIn();
    }
    HttpResponse<String> response = sent(request);
    if (request.call().needsLogin() && tokenRefused(response) && login.canRenew()) {
      logIn();
      response = sent(request);
    }
    return response;
  }

  private void logIn() {
    AirflowRequest request =
        AirflowRequest.of(AirflowCall.LOGIN)
            .send("username", login.user())
            .send("password", login.password().reveal());
    token = new Secret(answer(request).text("access_token"));
  }

  private String withoutSecrets(String text) {
    String without = login.removedFrom(text);
    return token == null ? without : token.removedFrom(without);
  }

  /** A server that was set up anew calls the tokens of the one before invalid, not expired. */
  private static boolean tokenRefused(HttpResponse<String> response) {
    return response.statusCode() == 401
        || (response.statusCode() == 403 && AirflowRefusals.detail(json(response)).contains("JWT"));
  }

  private HttpResponse<String> sent(AirflowRequest request) {
    HttpRequest http = http(request);
    for (Duration backOff : request.call().repeatable() ? BACK_OFF : List.<Duration>of()) {
      try {
        HttpResponse<String> response = once(http);
        if (response.statusCode() < 500) {
          return response;
        }
      } catch (HttpTimeoutException e) {
        throw refusals.late(request.call(), e);
      } catch (IOException e) {
        // Lost connections come back; the last attempt tells of those that do not.
      }
      pause.take(backOff);
    }
    return last(request.call(), http);
  }

  private HttpResponse<String> last(AirflowCall call, HttpRequest http) {
    try {
      return once(http);
    } catch (HttpTimeoutException e) {
      throw refusals.late(call, e);
    } catch (IOException e) {
      throw refusals.unreachable(call, e);
    }
  }

  private HttpResponse<String> once(HttpRequest http) throws IOException {
    try {
      return client.send(http, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AirflowFailure(Kind.UNREACHABLE, "Interrupted while asking " + server, e);
    }
  }

  private HttpRequest http(AirflowRequest request) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(URI.create(server.url() + request.target()))
            .timeout(server.requestTimeout())
            .header("Accept", "application/json")
            .method(
                request.call().method().name(),
                HttpRequest.BodyPublishers.ofString(request.body()));
    if (!request.body().isEmpty()) {
      http.header("Content-Type", "application/json");
    }
    if (request.call().needsLogin() && token != null) {
      http.header("Authorization", "Bearer " + token.reveal());
    }
    return http.build();
  }

  private AirflowFailure refused(AirflowRequest request, HttpResponse<String> response) {
    int status = response.statusCode();
    boolean known =
        (status >= 500 && status != 501) || (json(response).isPresent() && status / 100 == 4);
    boolean noSuchPath =
        (status == 404 || status == 405) && !AirflowRefusals.unknownThing(json(response));
    return known && !noSuchPath
        ? refusals.of(request.call(), response.statusCode(), json(response))
        : refusals.notAirflow(response, release());
  }

  /** What the server of an older Airflow calls itself; empty where it is none. */
  private Optional<String> release() {
    HttpRequest old =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/version"))
            .timeout(server.requestTimeout())
            .build();
    try {
      JsonNode version = json(once(old)).map(json -> json.path("version")).orElse(null);
      return Optional.ofNullable(version).filter(JsonNode::isTextual).map(JsonNode::textValue);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> json(HttpResponse<String> response) {
    try {
      return Optional.of(JSON.readTree(response.body()))
          .filter(node -> node.isObject() || node.isArray());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
