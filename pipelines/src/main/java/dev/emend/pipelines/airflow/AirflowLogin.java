package dev.emend.pipelines.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.jobs.config.Secret;
import dev.emend.jobs.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who logs in.
 *
 * @param user name; null where a token alone is given
 * @param password of that user; null where a token alone is given
 * @param token a token that was made elsewhere; null for none
 */
public record AirflowLogin(String user, Secret password, Secret token) {
  private static final String HOW =
      "set EMEND_AIRFLOW_USER and EMEND_AIRFLOW_PASSWORD, or EMEND_AIRFLOW_TOKEN, or airflow.user"
          + " and airflow.password-file in a --conf file";

  /** Refuses a login with neither a password nor a token. */
  public AirflowLogin {
    if (token == null && (user == null || password == null)) {
      throw new AirflowFailure(
          AirflowFailure.Kind.LOGIN,
          (user == null ? "No user is named for Airflow: " : "No password for " + user + ": ")
              + HOW);
    }
  }

  /** A user with a password. */
  public static AirflowLogin of(String user, String password) {
    return new AirflowLogin(user, new Secret(password), null);
  }

  /** What the environment says, or else the settings. */
  public static AirflowLogin of(Settings.Airflow settings, Map<String, String> environment) {
    String user = environment.getOrDefault("EMEND_AIRFLOW_USER", settings.user());
    String token = environment.getOrDefault("EMEND_AIRFLOW_TOKEN", "");
    return new AirflowLogin(
        user,
        password(user, settings, environment.getOrDefault("EMEND_AIRFLOW_PASSWORD", "")),
        token.isBlank() ? null : new Secret(token.strip()));
  }

  private static Secret password(String user, Settings.Airflow settings, String environment) {
    if (!environment.isEmpty()) {
      return new Secret(environment);
    }
    return settings.password() != null || settings.passwordFile() == null
        ? settings.password()
        : inFile(settings.passwordFile(), user);
  }

  private static Secret inFile(String file, String user) {
    String text;
    try {
      text = Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    String password = text.startsWith("{") ? ofUser(file, text, user) : text;
    if (password.isEmpty() || password.lines().count() > 1) {
      throw unusable(file, "must hold one line, the password");
    }
    return new Secret(password);
  }

  private static String ofUser(String file, String text, String user) {
    try {
      JsonNode password = new ObjectMapper().readTree(text).path(user == null ? "" : user);
      if (password.isTextual()) {
        return password.textValue();
      }
    } catch (JsonProcessingException e) { // Its message would quote the file.
      throw unusable(file, "begins like JSON and is none");
    }
    throw unusable(file, "names no password for the user " + user);
  }

  private static AirflowFailure unusable(String file, String why) {
    return new AirflowFailure(
        AirflowFailure.Kind.LOGIN,
        "The password file " + file + " " + why + " (airflow.password-file)");
  }

  /** How the user is called in sentences. */
  String name() {
    return user == null ? "the owner of EMEND_AIRFLOW_TOKEN" : user;
  }

  /** Whether a new token can be had. */
  boolean canRenew() {
    return user != null && password != null;
  }

  /** A text of the server's without what must not be shown. */
  String removedFrom(String text) {
    String without = password == null ? text : password.removedFrom(text);
    return token == null ? without : token.removedFrom(without);
  }
}
