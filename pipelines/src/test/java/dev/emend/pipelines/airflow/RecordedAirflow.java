package dev.emend.pipelines.airflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that gives the answers it was told to, and notes what it was asked. */
public final class RecordedAirflow implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  /** An answer; a status of 0 hangs up instead. */
  private record Reply(int status, String type, String body, Map<String, String> headers) {}

  /** A request as it came. */
  public record Asked(String what, String query, String token, String body) {}

  public RecordedAirflow() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    reply("POST /auth/token", 201, Recorded.answer("login"));
  }

  /** Answers a request so; the last answer to it is given again and again. */
  public RecordedAirflow reply(String what, int status, String json) {
    return reply(what, status, "application/json", json, Map.of());
  }

  /** Answers a request with what was recorded. */
  public RecordedAirflow replay(String what, String... names) {
    for (String name : names) {
      reply(what, 200, Recorded.answer(name));
    }
    return this;
  }

  public synchronized RecordedAirflow reply(
      String what, int status, String type, String body, Map<String, String> headers) {
    replies
        .computeIfAbsent(what, unused -> new ArrayDeque<>())
        .add(new Reply(status, type, body, headers));
    return this;
  }

  /** Forgets what it was told to answer. */
  public synchronized RecordedAirflow forget(String what) {
    replies.remove(what);
    return this;
  }

  /** Hangs up once instead of answering. */
  public RecordedAirflow hangUp(String what) {
    return reply(what, 0, "", "", Map.of());
  }

  public synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The requests of one kind. */
  public List<Asked> asked(String what) {
    return asked().stream().filter(request -> request.what().equals(what)).toList();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Its address with the limits that tests can live with. */
  public AirflowServer address() {
    return new AirflowServer(URI.create(url()), Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  private void handle(HttpExchange exchange) throws IOException {
    Reply reply = next(exchange);
    if (reply.status() == 0) {
      exchange.close();
      return;
    }
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.getResponseHeaders().add("Content-Type", reply.type());
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Reply next(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String what = exchange.getRequestMethod() + " " + uri.getRawPath();
    asked.add(
        new Asked(
            what,
            uri.getQuery() == null ? "" : uri.getQuery(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Deque<Reply> ready = replies.get(what);
    if (ready == null) {
      return new Reply(404, "application/json", Recorded.answer("path-unknown"), Map.of());
    }
    return ready.size() == 1 ? ready.peek() : ready.poll();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
