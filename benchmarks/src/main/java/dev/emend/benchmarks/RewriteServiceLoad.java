package dev.emend.benchmarks;

import dev.emend.interaction.Rewrite;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The example service under load over loopback: an {@link OpenLoop} of HTTP requests against the
 * service in a process of its own, on a store of invented rewrites. The service must be built. Half
 * of the requests have a rewrite.
 *
 * <pre>{@code
 * RewriteServiceLoad [rewrites] [seconds] [requests a second and thread] [threads]
 * }</pre>
 */
public final class RewriteServiceLoad {
  private static final int REQUESTS = 1 << 14;

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest[] requests = new HttpRequest[REQUESTS];

  private RewriteServiceLoad(URI service, List<Rewrite> rewrites) {
    Random random = new Random(4);
    for (int i = 0; i < REQUESTS; i++) {
      Rewrite rewrite = rewrites.get(random.nextInt(rewrites.size()));
      String query =
          "/rewrite?locale=%s&customer=customer-%d&utterance=%s%s"
              .formatted(
                  rewrite.locale(),
                  random.nextInt(20_000),
                  URLEncoder.encode(rewrite.source(), StandardCharsets.UTF_8),
                  (i & 2) == 0 ? "" : "x");
      query +=
          rewrite.context() == null
              ? ""
              : "&context=" + URLEncoder.encode(rewrite.context(), StandardCharsets.UTF_8);
      requests[i] = HttpRequest.newBuilder(service.resolve(query)).build();
    }
  }

  /** See the class. */
  public static void main(String[] args) throws Exception {
    int count = args.length < 1 ? 200_000 : Integer.parseInt(args[0]);
    double seconds = args.length < 2 ? 20 : Double.parseDouble(args[1]);
    int perSecond = args.length < 3 ? 500 : Integer.parseInt(args[2]);
    int threads = args.length < 4 ? 2 : Integer.parseInt(args[3]);
    Path folder = Files.createTempDirectory("emend-service-load");
    List<Rewrite> rewrites = StoreSample.rewrites(count, 1);
    var unused =
        new RewritePublisher(folder, PublishOptions.DEFAULT)
            .publish(rewrites, LocalDate.EPOCH, Instant.EPOCH);
    int port = freePort();
    Process service = start(folder, port);
    try {
      URI address = URI.create("http://127.0.0.1:" + port);
      RewriteServiceLoad load = new RewriteServiceLoad(address, rewrites);
      load.awaitStart(service);
      OpenLoop loop = new OpenLoop(threads, perSecond);
      loop.run(load::ask, 5);
      System.out.printf(
          "%,d rewrites, %d threads, %,d requests a second each%n%s%n",
          count, threads, perSecond, OpenLoop.heading());
      System.out.println(OpenLoop.line("GET /rewrite", loop.run(load::ask, seconds)));
    } finally {
      service.destroy();
      service.waitFor(10, TimeUnit.SECONDS);
      StoreLookup.delete(folder);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process start(Path folder, int port) throws IOException {
    Path target = Path.of("examples", "rewrite-service", "target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new IOException(
          "The service is not built: ./mvnw -pl examples/rewrite-service -am package -DskipTests");
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            target.resolve("classes") + ":" + target.resolve("lib") + "/*",
            "dev.emend.example.rewrite.Main",
            folder.toString(),
            Integer.toString(port))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitStart(Process service) throws Exception {
    while (service.isAlive()) {
      try {
        ask(0);
        return;
      } catch (ConnectException e) {
        service.waitFor(100, TimeUnit.MILLISECONDS); // Not yet.
      }
    }
    throw new IOException("The service ended with code " + service.exitValue());
  }

  /** 1 for a rewrite; what is not answered as it should be ends the run. */
  private int ask(int i) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(requests[i & (REQUESTS - 1)], HttpResponse.BodyHandlers.ofString());
    boolean rewritten = answer.body().contains("rewrite_id");
    boolean wanted = (i & 2) == 0; // Of each thread's, every other one.
    if (answer.statusCode() != 200 || (rewritten && !wanted)) {
      throw new IOException("Answered " + answer.statusCode() + ": " + answer.body());
    }
    return rewritten ? 1 : 0;
  }
}
