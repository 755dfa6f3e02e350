package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.jobs.config.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AirflowServerTest {
  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "localhost:8080", "http://", "not an address", "http://x?y=1"})
  void whatIsNoAddressOfAServerIsRefused(String url) {
    assertThatThrownBy(() -> server(url)).hasMessageStartingWith("Invalid airflow.url: ");
  }

  @Test
  void addressWithAPasswordIsNotShown() {
    assertThatThrownBy(() -> server("http://ada:hush@localhost"))
        .hasMessageStartingWith("Invalid airflow.url: http://localhost")
        .hasMessageNotContaining("hush");
  }

  @Test
  void slashesAtTheEndDoNotMatter() {
    assertThat(server("https://example.org/airflow//").toString())
        .isEqualTo("https://example.org/airflow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:1", "https://a.org"})
  void loopbackAndHttpsAreSafe(String url) {
    assertThat(server(url).warning()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://airflow.example.org", "http://10.0.0.1", "http://127.example.org"})
  void plainHttpToAnotherMachineIsWarnedOf(String url) {
    assertThat(server(url).warning()).hasValueSatisfying(text -> assertThat(text).contains(url));
  }

  private static AirflowServer server(String url) {
    return AirflowServer.of(
        new Settings.Airflow(
            url,
            "emend_nights",
            null,
            null,
            null,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)));
  }
}
