package dev.emend.example.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium of the machine, told what to do through its DevTools protocol: no driver and
 * no download.
 */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private int asked;

  /** Where it is, if it is installed. */
  static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Chromium(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Ear()).join();
  }

  /** Starts one with an empty profile in a folder; what it says goes to a file there. */
  static Chromium start(Path folder) throws Exception {
    Path said = folder.resolve("chromium.log");
    Process process =
        new ProcessBuilder(
                installed().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1200,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder.resolve("profile"),
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      return new Chromium(process, page(process, folder.resolve("profile")));
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IOException("Chromium does not start: " + Files.readString(said), e);
    }
  }

  /** It writes its port into its profile when it is ready. */
  private static URI page(Process process, Path profile) throws Exception {
    Path port = profile.resolve("DevToolsActivePort");
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (System.nanoTime() > until || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException("no port was opened");
      }
    }
    URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).get(0) + "/json/list");
    String pages =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonNode page : JSON.readTree(pages)) {
      if (page.get("type").asText().equals("page")) {
        return URI.create(page.get("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("no page is open");
  }

  /** Opens an address and waits until the page is loaded. */
  void open(String address) throws Exception {
    call("Page.enable", Map.of());
    heard.clear();
    call("Page.navigate", Map.of("url", address));
    await("Page.loadEventFired");
  }

  /** Clicks the middle of the first link with this text with the mouse; waits for the next page. */
  void clickLink(String text) throws Exception {
    String find =
        "(() => { const a = [...document.querySelectorAll('a')].find(a => a.innerText.trim() === "
            + JSON.writeValueAsString(text)
            + "); if (!a) return ''; a.scrollIntoView({block: 'center'});"
            + " const r = a.getClientRects()[0];"
            + " return (r.x + r.width / 2) + ' ' + (r.y + r.height / 2); })()";
    String at = evaluate(find);
    if (at.isEmpty()) {
      throw new IOException("There is no link '" + text + "' in: " + text());
    }
    heard.clear();
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              Double.parseDouble(at.split(" ")[0]),
              "y",
              Double.parseDouble(at.split(" ")[1]),
              "button",
              "left",
              "clickCount",
              1));
    }
    await("Page.loadEventFired");
  }

  /** The page as one reads it. */
  String text() throws Exception {
    return evaluate("document.body.innerText");
  }

  /** The value of an expression in the page. */
  String evaluate(String expression) throws Exception {
    JsonNode answer =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    return answer.at("/result/result/value").asText();
  }

  void screenshot(Path file) throws Exception {
    String data = call("Page.captureScreenshot", Map.of()).at("/result/data").asText();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    int id = ++asked;
    socket
        .sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .join();
    while (true) {
      JsonNode message = next(method);
      if (message.path("id").asInt() == id) {
        return message;
      }
      events.add(message.path("method").asText());
    }
  }

  /** What happened while an answer was awaited. */
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private void await(String event) throws Exception {
    while (!events.remove(event)) {
      events.add(next(event).path("method").asText());
    }
    events.clear();
  }

  private JsonNode next(String awaited) throws Exception {
    JsonNode message = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (message == null) {
      throw new IOException("Chromium says nothing to " + awaited);
    }
    return message;
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Puts messages together. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        try {
          heard.add(JSON.readTree(message.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("Chromium does not speak JSON", e);
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
