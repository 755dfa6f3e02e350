package dev.emend.example.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emend.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteServiceTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    new SampleStore(folder).first().second();
    server = Main.start(folder.toString(), 0);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  private static HttpResponse<String> get(Server server, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(server.getURI().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode ask(String path) throws Exception {
    HttpResponse<String> answer = get(server, path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    return JSON.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void anUtteranceIsAnsweredWithWhatTheNluAndTheLogNeed() throws Exception {
    JsonNode answer =
        ask("/rewrite?locale=en-US&customer=c7&utterance=" + encoded("Play MAJ and dragons"));
    assertThat(answer.get("utterance").asText()).isEqualTo("play imagine dragons");
    assertThat(answer.at("/log/store_version").asText()).isEqualTo("" + SampleStore.SECOND);
    assertThat(answer.at("/log/served_utterance").asText()).isEqualTo("play imagine dragons");
    assertThat(answer.at("/log/rewrite_id").asText()).hasSize(16);
  }

  @Test
  void contextAndCustomerCount() throws Exception {
    assertThat(ask("/rewrite?locale=en-US&context=request:food&utterance=tie").get("utterance"))
        .hasToString("\"thai food\"");
    assertThat(ask("/rewrite?locale=en-US&utterance=tie").get("utterance")).hasToString("\"tie\"");
    assertThat(
            ask("/rewrite?locale=en-US&customer=c1&utterance=play+my+mix")
                .get("utterance")
                .asText())
        .isEqualTo("play my <morning> mix & \"more\"");
  }

  @Test
  void whatHasNoRewriteComesBackAsItWasHeard() throws Exception {
    JsonNode answer = ask("/rewrite?locale=en-US&utterance=" + encoded("Zoë – 東京 \"x\""));
    assertThat(answer.get("utterance").asText()).isEqualTo("Zoë – 東京 \"x\"");
    assertThat(answer.get("log")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/rewrite, Missing parameter: locale (required)",
    "/rewrite?locale=en-US, Missing parameter: utterance (required)",
    "/rewrite?locale=en-US&utterance=+, Missing parameter: utterance (required)",
    "/rewrite?locale=en-US&utterance=a&user=b, Unknown parameter: user",
  })
  void badParametersAreAnsweredWithASentence(String path, String sentence) throws Exception {
    HttpResponse<String> answer = get(server, path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("error").asText()).startsWith(sentence);
  }

  @Test
  void whatIsNotUnderstoodDoesNotBreakTheService() throws Exception {
    assertThat(get(server, "/rewrite?locale=en-US&utterance=%FF").statusCode()).isEqualTo(400);
    assertThat(get(server, "/nowhere").statusCode()).isEqualTo(404);
    assertThat(get(server, "/nowhere").body()).contains("There is no /nowhere");
    assertThat(get(server, "/explorer/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void healthTellsWhatIsServed() throws Exception {
    JsonNode health = ask("/health");
    assertThat(health.get("version").asText()).isEqualTo("" + SampleStore.SECOND);
    assertThat(health.get("night").asText()).isEqualTo("2026-11-20");
    assertThat(health.get("rewrites").asInt()).isEqualTo(3);
    assertThat(health.get("refusal").isNull()).isTrue();
    assertThat(health.get("verdict").asText()).isIn("SERVING", "STALE");
  }

  @Test
  void metricsAreInThePrometheusFormatAndCount() throws Exception {
    long before = applied();
    ask("/rewrite?locale=en-US&utterance=" + encoded("play maj and dragons"));
    assertThat(applied()).isEqualTo(before + 1);
    String text = get(server, "/metrics").body();
    assertThat(text.lines())
        .allMatch(
            line ->
                line.matches("# TYPE [a-z_]+ (counter|gauge)")
                    || line.matches("emend_[a-z_]+ [0-9]+"))
        .contains("emend_store_rewrites 3", "emend_store_off 0", "emend_store_refusals_total 0");
  }

  private static long applied() throws Exception {
    return get(server, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("emend_rewrites_applied_total "))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  @Test
  void thePagesOfHollowAreThere() throws Exception {
    assertThat(get(server, "/explorer").body()).contains("Rewrite", "Locale", "Intent");
    assertThat(get(server, "/diff").body()).contains("" + SampleStore.FIRST, "Rewrite");
  }

  @Test
  void aStoreWithOneVersionHasNoDiff(@TempDir Path folder) throws Exception {
    new SampleStore(folder).first();
    Server other = Main.start(folder.toString(), 0);
    try {
      HttpResponse<String> answer = get(other, "/diff");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("has no version before it");
      assertThat(get(other, "/explorer").statusCode()).isEqualTo(200);
    } finally {
      other.stop();
    }
  }

  @Test
  void aDamagedStoreIsNotServed(@TempDir Path folder) throws IOException {
    new SampleStore(folder).first();
    Path snapshot = folder.resolve(SampleStore.FIRST + ".snapshot");
    byte[] bytes = Files.readAllBytes(snapshot);
    bytes[60] ^= 8;
    Files.write(snapshot, bytes);
    assertThatThrownBy(() -> Main.start(folder.toString(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(".snapshot in " + folder + ": it is damaged");
  }

  /** The very command, as one types it. */
  @Test
  void theCommandSaysInOneSentenceThatThereIsNoStore(@TempDir Path folder) throws Exception {
    Path run = Path.of("run").toAbsolutePath();
    Process missing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.resolve("none").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(missing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(missing.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(missing.exitValue()).isEqualTo(1);
    assertThat(said.lines().toList())
        .hasSize(1)
        .first()
        .asString()
        .contains("Nothing has been published in " + folder.resolve("none"));
    assertThat(run).isExecutable();
  }

  @Test
  void aStoreBehindAWebServerIsServedToo() {
    assertThatThrownBy(() -> Main.start(URI.create("http://127.0.0.1:1/store").toString(), 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("http://127.0.0.1:1/store/");
  }
}
