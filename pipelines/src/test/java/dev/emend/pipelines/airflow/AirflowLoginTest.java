package dev.emend.pipelines.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emend.jobs.config.Secret;
import dev.emend.jobs.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirflowLoginTest {
  @TempDir Path folder;

  @Test
  void environmentWinsOverTheConfiguration() {
    AirflowLogin login =
        AirflowLogin.of(
            settings("ada", "of-the-file", null),
            Map.of("EMEND_AIRFLOW_USER", "bea", "EMEND_AIRFLOW_PASSWORD", "of-the-environment"));

    assertThat(login).isEqualTo(AirflowLogin.of("bea", "of-the-environment"));
  }

  @Test
  void configurationIsEnough() {
    assertThat(AirflowLogin.of(settings("ada", "hush", null), Map.of()))
        .isEqualTo(AirflowLogin.of("ada", "hush"));
  }

  @Test
  void tokenAloneIsEnough() {
    AirflowLogin login =
        AirflowLogin.of(settings(null, null, null), Map.of("EMEND_AIRFLOW_TOKEN", " a.b.c\n"));

    assertThat(login).isEqualTo(new AirflowLogin(null, null, new Secret("a.b.c")));
    assertThat(login.canRenew()).isFalse();
    assertThat(login.toString()).doesNotContain("a.b.c");
  }

  @Test
  void passwordFileHoldsOneLine() throws IOException {
    assertThat(AirflowLogin.of(settings("ada", null, file("hush\n")), Map.of()))
        .isEqualTo(AirflowLogin.of("ada", "hush"));
  }

  @Test
  void fileOfTheSimpleAuthManagerIsReadByUser() throws IOException {
    String file = file("{\"admin\": \"a\", \"ada\": \"hush\"}");

    assertThat(AirflowLogin.of(settings("ada", null, file), Map.of()))
        .isEqualTo(AirflowLogin.of("ada", "hush"));
    assertThatThrownBy(() -> AirflowLogin.of(settings("eve", null, file), Map.of()))
        .hasMessageContaining("names no password for the user eve")
        .hasMessageNotContaining("hush");
  }

  @Test
  void fileThatCannotBeUsedIsNamedAndNotQuoted() throws IOException {
    for (String text : new String[] {"", "hush\nhush", "{hush"}) {
      String file = file(text);
      assertThatThrownBy(() -> AirflowLogin.of(settings("ada", null, file), Map.of()))
          .hasMessageContaining(file)
          .hasMessageNotContaining("hush")
          .hasNoCause();
    }
    assertThatThrownBy(() -> AirflowLogin.of(settings("ada", null, folder + "/none"), Map.of()))
        .hasMessageContaining("cannot be read (NoSuchFileException)");
  }

  @Test
  void nobodyIsToldHowToLogIn() {
    assertThatThrownBy(() -> AirflowLogin.of(settings(null, null, null), Map.of()))
        .hasMessageStartingWith("No user is named for Airflow: set EMEND_AIRFLOW_USER");
    assertThatThrownBy(() -> AirflowLogin.of(settings("ada", null, null), Map.of()))
        .hasMessageStartingWith("No password for ada: ");
  }

  @Test
  void nothingOfItIsShown() {
    Settings.Airflow settings = settings("ada", "hush", null);

    assertThat(settings.toString()).contains("ada").doesNotContain("hush");
    assertThat(AirflowLogin.of(settings, Map.of()).toString()).doesNotContain("hush");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("password"), text).toString();
  }

  private static Settings.Airflow settings(String user, String password, String file) {
    return new Settings.Airflow(
        "http://localhost:8080",
        "emend_nights",
        user,
        password == null ? null : new Secret(password),
        file,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
