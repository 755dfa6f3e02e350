package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emend.pipelines.airflow.AirflowFailure.Kind;
import dev.emend.pipelines.report.Durations;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says in a sentence why the server did not do what it was asked. */
final class AirflowRefusals {
  private static final int LONGEST = 300;

  private final AirflowServer server;
  private final AirflowLogin login;
  private final UnaryOperator<String> withoutSecrets;

  /**
   * The refusals of a server.
   *
   * @param withoutSecrets takes passwords and tokens out of what the server says
   */
  AirflowRefusals(AirflowServer server, AirflowLogin login, UnaryOperator<String> withoutSecrets) {
    this.server = server;
    this.login = login;
    this.withoutSecrets = withoutSecrets;
  }

  /** Nobody answers. */
  AirflowFailure unreachable(AirflowCall call, IOException cause) {
    return new AirflowFailure(
        Kind.UNREACHABLE,
        "Airflow cannot be reached at %s (%s). %s"
            .formatted(server, reason(cause), call.repeatable() ? ASK_AGAIN : UNSURE),
        cause);
  }

  /** The answer takes too long. */
  AirflowFailure late(AirflowCall call, HttpTimeoutException cause) {
    boolean connecting = cause instanceof HttpConnectTimeoutException;
    return new AirflowFailure(
        Kind.UNREACHABLE,
        "Airflow at %s did not %s within %s. %s (limit: airflow.%s-timeout)"
            .formatted(
                server,
                connecting ? "take a connection" : "answer",
                Durations.text(connecting ? server.connectTimeout() : server.requestTimeout()),
                call.repeatable() || connecting ? ASK_AGAIN : UNSURE,
                connecting ? "connect" : "request"),
        cause);
  }

  private static final String ASK_AGAIN =
      "Start its api-server, or set airflow.url to where it is.";
  private static final String UNSURE =
      "Whether it did what it was asked is not known: look with ./emend airflow status.";

  private static String reason(IOException cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String name = root.getClass().getSimpleName().replaceAll("Exception$", "");
    return switch (name) {
      case "Connect", "ClosedChannel" -> "connection refused";
      case "UnresolvedAddress", "UnknownHost" -> "unknown host";
      default -> root.getMessage() == null ? name : root.getMessage();
    };
  }

  /** The server answers in a way that Airflow 3 does not. */
  AirflowFailure notAirflow(HttpResponse<String> response, Optional<String> release) {
    if (release.isPresent()) {
      return tooOld(release.get());
    }
    String target = response.headers().firstValue("Location").orElse("");
    String how =
        response.statusCode() / 100 == 3
            ? "redirects to " + withoutSecrets.apply(target)
            : "answers " + response.statusCode() + " " + type(response);
    return new AirflowFailure(
        Kind.NOT_AIRFLOW,
        "%s is not Airflow 3's API server: %s %s. Set airflow.url to the address of its api-server."
            .formatted(server, response.request().uri().getPath(), how));
  }

  /** Airflow, and not the one that this client speaks to. */
  AirflowFailure tooOld(String release) {
    return new AirflowFailure(
        Kind.TOO_OLD,
        "Airflow %s at %s is too old: 3.0 or later is needed, for its API v2"
            .formatted(release, server));
  }

  private static String type(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Content-Type")
        .map(type -> type.replaceAll(";.*", ""))
        .orElse("without a type");
  }

  /** The server says no. */
  AirflowFailure of(AirflowCall call, int status, Optional<JsonNode> json) {
    if (call == AirflowCall.LOGIN && status < 500) { // Its detail may repeat what was sent.
      return new AirflowFailure(
          Kind.LOGIN,
          "Airflow at %s refused the login of %s (%d). Check the user's name and password."
              .formatted(server, login.name(), status));
    }
    String detail = withoutSecrets.apply(detail(json));
    String said = call == AirflowCall.LOGIN || detail.isEmpty() ? "" : ": " + detail;
    return switch (status) {
      case 401 ->
          new AirflowFailure(
              Kind.LOGIN,
              "Airflow at %s does not take the token of %s%s. %s"
                  .formatted(server, login.name(), said, NEW_TOKEN));
      case 403 ->
          detail.contains("JWT")
              ? of(call, 401, json)
              : new AirflowFailure(
                  Kind.FORBIDDEN,
                  "Airflow at %s does not let %s do this (%s %s%s). Ask for a role that may."
                      .formatted(server, login.name(), call.method(), call.path(), said));
      case 404 ->
          new AirflowFailure(Kind.UNKNOWN, "Airflow at " + server + " does not know it" + said);
      case 409 -> new AirflowFailure(Kind.BUSY, "Airflow at " + server + " has it already" + said);
      default -> status >= 500 ? broken(call, status, said) : notTaken(call, status, said);
    };
  }

  private static final String NEW_TOKEN =
      "Make a new one, or give a user and a password instead of EMEND_AIRFLOW_TOKEN.";

  private AirflowFailure broken(AirflowCall call, int status, String said) {
    return new AirflowFailure(
        Kind.BROKEN,
        "Airflow at %s broke on %s %s (%d%s). Its api-server's log says why; try again."
            .formatted(server, call.method(), call.path(), status, said));
  }

  private AirflowFailure notTaken(AirflowCall call, int status, String said) {
    return new AirflowFailure(
        Kind.REFUSED,
        "Airflow at %s does not take %s %s (%d%s)"
            .formatted(server, call.method(), call.path(), status, said));
  }

  /** Whether a 404 is about a thing; an unknown path is answered with two words. */
  static boolean unknownThing(Optional<JsonNode> json) {
    String detail = detail(json);
    return !detail.isEmpty() && !detail.equals("Not Found") && !detail.equals("Method Not Allowed");
  }

  /** What the server says about it, on one line; empty where it says nothing. */
  static String detail(Optional<JsonNode> json) {
    JsonNode detail = json.map(node -> node.path("detail")).orElse(null);
    if (detail == null) {
      return "";
    }
    String text = detail.isArray() ? faults(detail) : said(detail);
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }

  private static String said(JsonNode detail) {
    return detail.isTextual()
        ? detail.textValue()
        : detail.path("reason").asText(detail.path("message").asText(""));
  }

  private static String faults(JsonNode list) {
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : list) {
      List<String> place = new ArrayList<>();
      fault.path("loc").forEach(step -> place.add(step.asText()));
      faults.add(String.join(".", place) + ": " + fault.path("msg").asText());
    }
    return String.join("; ", faults);
  }
}
