package dev.emend.pipelines.surroundings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process whose lines are kept in a file and shown to whoever waits for one of them. */
final class Running implements AutoCloseable {
  private final Process process;
  private final Thread reader;
  private final Path log;

  private Running(Process process, Thread reader, Path log) {
    this.process = process;
    this.reader = reader;
    this.log = log;
  }

  /**
   * Starts a server and waits until it says that it serves.
   *
   * @param ready part of the line that says so
   */
  static Running server(
      List<String> command, Map<String, String> environment, Path log, String ready)
      throws Exception {
    CompletableFuture<String> served = new CompletableFuture<>();
    Running server =
        start(
            command,
            environment,
            log,
            line -> {
              if (line.contains(ready)) {
                served.complete(line);
              }
            });
    var unused =
        server.process.onExit().thenRun(() -> served.completeExceptionally(server.ended()));
    try {
      served.get(5, TimeUnit.MINUTES);
      return server;
    } catch (Exception e) {
      server.close();
      throw e;
    }
  }

  private IllegalStateException ended() {
    return new IllegalStateException("It ended with " + process.exitValue() + "; see " + log);
  }

  /** Starts a process; its output and its errors go into one log, line by line. */
  static Running start(
      List<String> command, Map<String, String> environment, Path log, Consumer<String> lines)
      throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(log.getParent().toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SPARK|EMEND|AWS|HADOOP)_.*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread reader = new Thread(() -> read(process, log, lines), "reader of " + log.getFileName());
    reader.setDaemon(true);
    reader.start();
    return new Running(process, reader, log);
  }

  private static void read(Process process, Path log, Consumer<String> lines) {
    try (BufferedReader in = process.inputReader();
        var out = Files.newBufferedWriter(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line);
        out.newLine();
        out.flush();
        lines.accept(line);
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Waits for the end. */
  int await() throws InterruptedException {
    int code = process.waitFor();
    reader.join();
    return code;
  }

  /** As {@code kill -9}, together with what it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    process.onExit().join();
  }
}
