package dev.emend.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.adobe.testing.s3mock.S3MockApplication;
import com.sun.net.httpserver.HttpServer;
import dev.emend.interaction.Reading;
import dev.emend.interaction.Rewrite;
import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import dev.emend.store.StoreException;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against Adobe's S3 server, and against servers that misbehave. */
class S3SourceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final long FIRST = 20261121030000000L;
  private static final long SECOND = 20261121030100000L;

  private static S3MockApplication server;
  private static S3Client client;

  @TempDir Path folder;
  private String bucket;

  @BeforeAll
  @SuppressWarnings("removal") // The other port speaks TLS with a certificate that nobody knows.
  static void startTheServer(@TempDir Path objects) {
    server =
        S3MockApplication.start(
            new HashMap<>(
                Map.of(
                    S3MockApplication.PROP_HTTP_PORT,
                    S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_HTTPS_PORT,
                    S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_ROOT_DIRECTORY,
                    objects.toString(),
                    S3MockApplication.PROP_SILENT,
                    true,
                    "server.address",
                    "127.0.0.1")));
    client = client("http://127.0.0.1:" + server.getHttpPort(), Duration.ofSeconds(30));
  }

  @AfterAll
  static void stopTheServer() {
    client.close();
    server.stop();
  }

  private static S3Client client(String endpoint, Duration silence) {
    return S3Client.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(silence))
        .build();
  }

  @BeforeEach
  void aBucketForEachTest(TestInfo test) {
    bucket = "bucket-" + Integer.toHexString(test.getDisplayName().hashCode());
    client.createBucket(create -> create.bucket(bucket));
  }

  private void publish(int minutes, String target) throws IOException {
    List<Rewrite> rewrites = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      rewrites.add(rewrite("source " + i, i % 10 == 0 ? target : "target " + i));
    }
    new RewritePublisher(folder, PublishOptions.DEFAULT)
        .publish(rewrites, LocalDate.EPOCH, NOW.plusSeconds(60L * minutes));
    upload();
  }

  private static Rewrite rewrite(String source, String target) {
    return new Rewrite(
        Rewrite.idOf("en-US", Rewrite.Scope.GLOBAL, null, null, source, target),
        "en-US",
        Rewrite.Scope.GLOBAL,
        null,
        null,
        source,
        target,
        new Reading("media", "play", List.of()),
        0.2,
        0.9,
        0.5,
        10,
        5,
        null,
        null,
        Rewrite.Status.AUTO,
        "of a test");
  }

  private void upload() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file ->
              client.putObject(
                  put -> put.bucket(bucket).key("emend/store/" + file.getFileName()), file));
    }
  }

  private S3Source source() {
    return new S3Source(client, bucket, "/emend/store/");
  }

  private static String target(RewriteStore store) {
    return store.lookup("en-US", null, null, "source 10").map(ServedRewrite::target).orElse(null);
  }

  @Test
  void aStoreInABucketIsServedAndFollowed() throws IOException {
    publish(0, "first");
    RewriteStore store = RewriteStore.open(source());
    assertThat(target(store)).isEqualTo("first");
    assertThat(store.refresh()).isEqualTo(new Refresh.Current(FIRST));
    publish(1, "second");
    assertThat(store.refresh()).isEqualTo(new Refresh.Moved(FIRST, SECOND, true));
    assertThat(target(store)).isEqualTo("second");
    assertThat(RewriteStore.open(source()).version().version()).isEqualTo(SECOND);
  }

  @Test
  void theSwitchWorksInABucket() throws IOException {
    publish(0, "first");
    RewriteStore store = RewriteStore.open(source());
    Files.writeString(folder.resolve("off"), "for a test");
    upload();
    store.refresh();
    assertThat(target(store)).isNull();
    assertThat(store.health().off()).isEqualTo("for a test");
    client.deleteObject(delete -> delete.bucket(bucket).key("emend/store/off"));
    store.refresh();
    assertThat(target(store)).isEqualTo("first");
  }

  @Test
  void aDamagedSnapshotIsRefused() throws IOException {
    publish(0, "first");
    RewriteStore store = RewriteStore.open(source());
    publish(1, "second");
    for (String kind : List.of("delta", "snapshot")) {
      Path file = folder.resolve(SECOND + "." + kind);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    upload();
    assertThat(store.refresh())
        .isInstanceOfSatisfying(
            Refresh.Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .contains(SECOND + ".snapshot in s3://" + bucket + "/emend/store/", "damaged"));
    assertThat(target(store)).isEqualTo("first");
  }

  @Test
  void anEmptyBucketSaysThatNothingWasPublished() {
    assertThatThrownBy(() -> RewriteStore.open(source()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Nothing has been published in s3://" + bucket + "/emend/store/");
    assertThatThrownBy(() -> source().open("17.manifest")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aMissingBucketIsNamed() {
    assertRefused(client, "no-such-bucket", "there is no bucket no-such-bucket");
  }

  private static void assertRefused(S3Client asked, String bucket, String words) {
    assertThatThrownBy(() -> RewriteStore.open(new S3Source(asked, bucket, "")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Cannot read off in s3://" + bucket + "/: ")
        .hasMessageContaining(words);
  }

  @Test
  void aReaderWithoutRightsIsToldWhatItNeeds() throws IOException {
    String body =
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>No</Message></Error>";
    HttpServer forbidding = misbehaving(Executors.newSingleThreadExecutor());
    forbidding.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(403, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    try (S3Client denied = client(address(forbidding), Duration.ofSeconds(30))) {
      assertRefused(
          denied, "theirs", "S3 answered 403 AccessDenied (the reader needs s3:GetObject");
    } finally {
      forbidding.stop(0);
    }
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer silent = misbehaving(threads);
    silent.createContext(
        "/",
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    try (S3Client waiting = client(address(silent), Duration.ofMillis(300))) {
      assertRefused(waiting, "slow", "S3 cannot be asked: ");
    } finally {
      over.countDown();
      silent.stop(0);
      threads.shutdownNow();
    }
  }

  @Test
  void aBodyThatIsCutIsRefused() throws IOException {
    HttpServer cutting = misbehaving(Executors.newSingleThreadExecutor());
    cutting.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("the line is cut");
          }
        });
    try (S3Client cut = client(address(cutting), Duration.ofSeconds(30))) {
      assertRefused(cut, "cut", "S3 sent 10 bytes of 1,000");
    } finally {
      cutting.stop(0);
    }
  }

  private static HttpServer misbehaving(ExecutorService threads) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.setExecutor(threads);
    other.start();
    return other;
  }

  private static String address(HttpServer other) {
    return "http://127.0.0.1:" + other.getAddress().getPort();
  }

  @Test
  void aPlaceIsABucketWithAPrefix() {
    assertThat(new S3Source(client, "b", "").place()).isEqualTo("s3://b/");
    assertThat(new S3Source(client, "b", "/x/y/").place()).isEqualTo("s3://b/x/y/");
    assertThatThrownBy(() -> new S3Source(client, " ", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> S3Source.of(URI.create("http://b/x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://b/x");
  }
}
