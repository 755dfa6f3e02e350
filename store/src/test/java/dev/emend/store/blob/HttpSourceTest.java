package dev.emend.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.emend.interaction.Rewrite;
import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.Rewrites;
import dev.emend.store.ServedRewrite;
import dev.emend.store.StoreException;
import dev.emend.store.StoreOptions;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final long FIRST = 20261121030000000L;
  private static final long SECOND = 20261121030100000L;

  /** Answers one file otherwise than a web server would. */
  private interface Fault {
    void answer(HttpExchange exchange, byte[] whole) throws IOException;
  }

  @TempDir Path folder;
  private HttpServer server;
  private ExecutorService workers;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void serve() throws IOException {
    workers = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/emend/store/", this::answer);
    server.start();
    publish(0, "first");
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/emend/store/".length());
    asked.add(name);
    Path file = folder.resolve(name);
    byte[] whole = Files.exists(file) ? Files.readAllBytes(file) : null;
    Fault fault = faults.get(name.replaceFirst("^[0-9]+\\.", ""));
    try (exchange) {
      if (fault != null) {
        fault.answer(exchange, whole);
      } else if (whole == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, whole.length);
        exchange.getResponseBody().write(whole);
      }
    }
  }

  private void publish(int minutes, String target) {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rewrites.add(Rewrites.global(null, "source " + i, i % 10 == 0 ? target + " " + i : "t" + i));
    }
    new RewritePublisher(folder, PublishOptions.DEFAULT)
        .publish(rewrites, LocalDate.EPOCH, NOW.plusSeconds(60L * minutes));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private HttpSource source() {
    return new HttpSource(
        address("/emend/store"),
        new HttpSource.Options(
            Duration.ofSeconds(20), Duration.ofMillis(300), Map.of("X-Me", "7")));
  }

  private RewriteStore open() {
    return RewriteStore.open(source());
  }

  private static String target(RewriteStore store) {
    return store.lookup("en-US", null, null, "source 10").map(ServedRewrite::target).orElse(null);
  }

  /** A fresh store must refuse with these words; a running one must refuse and serve on. */
  private void assertRefused(RewriteStore running, String... words) {
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .satisfies(it -> assertThat(it.getMessage()).contains(words));
    assertThat(running.refresh())
        .isInstanceOfSatisfying(
            Refresh.Refused.class, it -> assertThat(it.sentence()).contains(words));
    assertThat(target(running)).isEqualTo("first 10");
  }

  @Test
  void aStoreBehindAWebServerIsServedAndFollowed() {
    RewriteStore store = RewriteStore.open(address("/emend/store"));
    assertThat(target(store)).isEqualTo("first 10");
    assertThat(store.refresh()).isEqualTo(new Refresh.Current(FIRST));
    publish(1, "second");
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
    assertThat(target(store)).isEqualTo("second 10");
    assertThat(store.pin(FIRST)).isEqualTo(new Refresh.Moved(SECOND, FIRST, true));
    assertThat(target(store)).isEqualTo("first 10");
  }

  @Test
  void lookingForNewsCostsTwoSmallAnswersAndASnapshotComesOnce() {
    RewriteStore store = open();
    assertThat(asked).containsExactly("off", "announced", FIRST + ".manifest", FIRST + ".snapshot");
    asked.clear();
    store.refresh();
    assertThat(asked).containsExactly("off", "announced");
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    long before = leftovers();
    open();
    faults.put("snapshot", (exchange, whole) -> send(exchange, new byte[whole.length]));
    assertThatThrownBy(this::open).hasMessageContaining("damaged");
    assertThat(leftovers()).isEqualTo(before);
  }

  private static long leftovers() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(it -> it.getFileName().toString().startsWith("emend-store-")).count();
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Test
  void whatIsNotThereIsNoSuchFile() {
    assertThatThrownBy(() -> source().open("77.manifest")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> RewriteStore.open(address("/emend/nowhere")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Nothing has been published in http://127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503, 204, 304})
  void anAnswerThatIsNoFileIsRefusedWithItsStatus(int status) {
    RewriteStore running = open();
    faults.put("announced", (exchange, whole) -> exchange.sendResponseHeaders(status, -1));
    assertRefused(running, "announced in http://127.0.0.1", "answered " + status);
  }

  @Test
  void aBodyThatEndsEarlyIsRefused() {
    RewriteStore running = open();
    publish(1, "second");
    faults.put("delta", HttpSourceTest::half);
    faults.put("snapshot", HttpSourceTest::half);
    assertRefused(running, ".snapshot in http://127.0.0.1");
    faults.remove("delta");
    assertThat(running.refresh()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
  }

  private static void half(HttpExchange exchange, byte[] whole) throws IOException {
    exchange.sendResponseHeaders(200, whole.length);
    exchange.getResponseBody().write(whole, 0, whole.length / 2);
    exchange.getResponseBody().flush();
    throw new IOException("the line is cut");
  }

  /** Without a length no protocol notices; the manifest does. */
  @Test
  void aBodyWithoutALengthThatEndsEarlyIsRefused() {
    RewriteStore running = open();
    publish(1, "second");
    Fault cut =
        (exchange, whole) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(whole, 0, whole.length - 1);
          exchange.getResponseBody().close();
        };
    faults.put("delta", cut);
    faults.put("snapshot", cut);
    assertRefused(running, ".snapshot in http://127.0.0.1", "damaged");
  }

  @Test
  void aBodyThatFallsSilentIsGivenUp() {
    RewriteStore running = open();
    publish(1, "second");
    Fault silent =
        (exchange, whole) -> {
          exchange.sendResponseHeaders(200, whole.length);
          exchange.getResponseBody().write(whole, 0, 100);
          exchange.getResponseBody().flush();
          awaitTheEnd();
        };
    faults.put("delta", silent);
    faults.put("snapshot", silent);
    assertRefused(running, ".snapshot in http://127.0.0.1", "nothing came for PT0.3S");
  }

  private void awaitTheEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() {
    faults.put("off", (exchange, whole) -> awaitTheEnd());
    HttpSource source =
        new HttpSource(
            address("/emend/store"),
            new HttpSource.Options(Duration.ofMillis(200), Duration.ofSeconds(1), Map.of()));
    assertThatThrownBy(() -> RewriteStore.open(source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Cannot read off in http://127.0.0.1")
        .hasMessageContaining("timed out");
  }

  @Test
  void aServerThatIsGoneIsARefusal() {
    RewriteStore running = open();
    server.stop(0);
    assertRefused(running, "http://127.0.0.1");
  }

  @Test
  void endlessBytesAreNotReadToTheirEnd() {
    RewriteStore running = open();
    publish(1, "second");
    Fault endless =
        (exchange, whole) -> {
          exchange.sendResponseHeaders(200, 0);
          for (; over.getCount() > 0; ) {
            exchange.getResponseBody().write(new byte[1 << 16]);
          }
        };
    faults.put("delta", endless);
    faults.put("snapshot", endless);
    assertRefused(running, ".snapshot", "damaged");
  }

  @Test
  void aRedirectThatKeepsTheSchemeIsFollowed() {
    faults.put(
        "snapshot",
        (exchange, whole) -> {
          exchange.getResponseHeaders().set("Location", "/emend/store/kept.bin");
          exchange.sendResponseHeaders(302, -1);
        });
    faults.put("kept.bin", (exchange, whole) -> send(exchange, snapshot()));
    assertThat(target(open())).isEqualTo("first 10");
  }

  private byte[] snapshot() {
    try {
      return Files.readAllBytes(folder.resolve(FIRST + ".snapshot"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://127.0.0.1/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "%%%"})
  void aRedirectToAnotherSchemeIsRefused(String location) {
    RewriteStore running = open();
    faults.put("announced", (exchange, whole) -> redirect(exchange, location));
    assertRefused(running, "announced in http://127.0.0.1", "redirects");
  }

  @Test
  void aRedirectInACircleIsRefused() {
    RewriteStore running = open();
    faults.put("announced", (exchange, whole) -> redirect(exchange, "announced"));
    assertRefused(running, "redirects more than 5 times");
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(301, -1);
  }

  @Test
  void headersAreSentAndCachesAskedForWhatMayChange() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Fault spy =
        (exchange, whole) -> {
          seen.add(
              exchange.getRequestHeaders().getFirst("X-Me")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Cache-Control"));
          send(exchange, whole);
        };
    faults.put("announced", spy);
    faults.put("manifest", spy);
    open();
    assertThat(seen).containsExactly("7 no-cache", "7 null");
  }

  @Test
  void theSwitchWorksOverHttp() throws IOException {
    RewriteStore store = RewriteStore.open(source(), StoreOptions.standard());
    Files.writeString(folder.resolve("off"), "for a test");
    store.refresh();
    assertThat(target(store)).isNull();
    assertThat(store.health().off()).isEqualTo("for a test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../secrets", "/etc/passwd", "http://elsewhere/x", ".hidden", "a b"})
  void aNameThatLeavesTheFolderIsNotAsked(String name) {
    assertThatThrownBy(() -> source().open(name))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Invalid name of a blob: '" + name + "'");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h/x", "http:///x", "http://u:secret@h/x", "http://h/x?t=secret", "/x"})
  void anAddressThatIsNotPlainIsRefusedWithoutItsSecrets(String address) {
    assertThatThrownBy(() -> new HttpSource(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid address")
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain("secret"));
    assertThatThrownBy(() -> RewriteStore.open(URI.create(address)))
        .isInstanceOf(StoreException.class)
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain("secret"));
  }

  @Test
  void aClientThatFollowsRedirectsByItselfIsRefused() {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    assertThatThrownBy(() -> new HttpSource(address("/"), HttpSource.Options.DEFAULT, client))
        .hasMessageContaining("ALWAYS");
  }

  @Test
  void aBlobIsReadByteByByteToo() throws IOException {
    byte[] whole = snapshot();
    try (InputStream in = source().open(FIRST + ".snapshot")) {
      for (byte b : whole) {
        assertThat(in.read()).isEqualTo(b & 0xff);
      }
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
