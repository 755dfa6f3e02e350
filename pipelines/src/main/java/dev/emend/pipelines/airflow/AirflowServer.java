package dev.emend.pipelines.airflow;

import dev.emend.jobs.config.Settings;
import dev.emend.jobs.steps.ExitCode;
import dev.emend.pipelines.ExpectedFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Airflow's API server is.
 *
 * @param url its address without a slash at the end
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long an answer may take
 */
public record AirflowServer(URI url, Duration connectTimeout, Duration requestTimeout) {
  /** Refuses what is no address of a web server. */
  public AirflowServer {
    String scheme = url.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || url.getHost() == null) {
      throw invalid(url.toString(), "must read http://HOST:PORT or https://HOST");
    }
    if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      throw invalid(scheme + "://" + url.getHost(), "must be the bare address");
    }
  }

  /** The server of the settings. */
  public static AirflowServer of(Settings.Airflow settings) {
    String text = settings.url().replaceAll("/+$", "");
    try {
      return new AirflowServer(new URI(text), settings.connectTimeout(), settings.requestTimeout());
    } catch (URISyntaxException e) {
      throw invalid(text, "must read http://HOST:PORT or https://HOST");
    }
  }

  /** What is risky about this address, if anything is. */
  public Optional<String> warning() {
    return "http".equals(url.getScheme()) && !loopback(url.getHost())
        ? Optional.of(
            url + " is plain http: the password travels unprotected; use https for other machines")
        : Optional.empty();
  }

  private static boolean loopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d+){3}");
  }

  private static ExpectedFailure invalid(String url, String demand) {
    return new ExpectedFailure(ExitCode.USAGE, "Invalid airflow.url: " + url + " (" + demand + ")");
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
