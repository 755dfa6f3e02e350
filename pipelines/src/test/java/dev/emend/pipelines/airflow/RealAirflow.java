package dev.emend.pipelines.airflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Scheduler, DAG processor, triggerer and API server on the loopback, with SQLite, LocalExecutor
 * and the simple auth manager. Everything they write is in one folder.
 */
final class RealAirflow implements AutoCloseable {
  static final String USER = "admin";

  private final Path python;
  private final Path home;
  private final int port;
  private final Map<String, String> environment;
  private final List<Process> running = new ArrayList<>();

  /**
   * An Airflow that is not started yet.
   *
   * @param variables Airflow variables and settings, as environment
   */
  RealAirflow(Path python, Path dags, Path home, Map<String, String> variables) {
    this.python = python;
    this.home = home;
    this.port = freePort();
    this.environment = new TreeMap<>(variables);
    environment.put("AIRFLOW_HOME", home.toString());
    setting("CORE__DAGS_FOLDER", dags.toString());
    setting("CORE__LOAD_EXAMPLES", "False");
    setting("CORE__EXECUTOR", "LocalExecutor");
    setting("CORE__PARALLELISM", "4");
    setting("CORE__EXECUTION_API_SERVER_URL", address() + "/execution/");
    setting("CORE__SIMPLE_AUTH_MANAGER_USERS", USER + ":admin");
    setting("CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", passwords().toString());
    setting("API__BASE_URL", address());
    setting("API__HOST", "127.0.0.1");
    setting("API__PORT", String.valueOf(port));
    setting("API__WORKERS", "1");
    setting("WORKERS__EXECUTION_API_TIMEOUT", "120");
    setting("SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "0.2");
    setting("USAGE_DATA_COLLECTION__ENABLED", "False");
    setting("DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL", "5");
    setting("LOGGING__BASE_LOG_FOLDER", home.resolve("logs").toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("NO_PROXY", "127.0.0.1,localhost");
  }

  private void setting(String name, String value) {
    environment.put("AIRFLOW__" + name, value);
  }

  /** Where its API is. */
  String address() {
    return "http://127.0.0.1:" + port;
  }

  URI uri() {
    return URI.create(address());
  }

  /** Makes the database and starts the four processes. */
  void start() {
    Process migration = launch("db", "migrate");
    await(migration, "db migrate");
    launch("api-server", "--host", "127.0.0.1", "--port", String.valueOf(port));
    launch("scheduler", "--skip-serve-logs");
    launch("dag-processor");
    launch("triggerer", "--skip-serve-logs");
  }

  /** The password that the simple auth manager made up, once it has. */
  String password() {
    try {
      return new ObjectMapper().readTree(passwords().toFile()).get(USER).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the password is there. */
  boolean hasPassword() {
    try {
      return Files.exists(passwords()) && Files.readString(passwords(), UTF_8).contains(USER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs Python with the environment of this Airflow; what it printed, and how it ended. */
  Ran python(Path folder, String... words) {
    List<String> all = new ArrayList<>(List.of(python.toString()));
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    try {
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ran(process.waitFor(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a process went. */
  record Ran(int code, String out) {}

  private Process launch(String... words) {
    List<String> all = new ArrayList<>(List.of(python.toString(), "-m", "airflow"));
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(home.resolve(words[0] + ".log").toFile());
    builder.directory(home.toFile());
    try {
      Process process = builder.start();
      running.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(Process process, String what) {
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(what + " failed; see " + home);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path passwords() {
    return home.resolve("passwords.json");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : running) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
      process.destroy();
    }
    for (Process process : running) {
      try {
        process.waitFor(15, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
