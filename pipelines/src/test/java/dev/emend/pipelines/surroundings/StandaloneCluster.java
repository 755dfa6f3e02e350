package dev.emend.pipelines.surroundings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A master and its workers from the artifacts, as processes on this machine's loopback. */
final class StandaloneCluster implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final Running master;
  private final List<Running> workers = new ArrayList<>();

  private StandaloneCluster(Path folder, int port, Running master) {
    this.folder = folder;
    this.port = port;
    this.master = master;
  }

  /** Starts a master and workers of one core each, with logs in a folder. */
  static StandaloneCluster of(Path folder, int workers) throws Exception {
    int port = freePort();
    List<String> words = new ArrayList<>(SparkArtifacts.java("512m"));
    words.add("org.apache.spark.deploy.master.Master");
    words.addAll(List.of("--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0"));
    Running master =
        Running.server(words, environment(), folder.resolve("master.log"), "New state: ALIVE");
    StandaloneCluster cluster = new StandaloneCluster(folder, port, master);
    for (int i = 0; i < workers; i++) {
      cluster.startWorker();
    }
    return cluster;
  }

  /** Starts one more worker. */
  void startWorker() throws Exception {
    Path home = folder.resolve("worker-" + workers.size());
    List<String> words = new ArrayList<>(SparkArtifacts.java("512m"));
    words.add("org.apache.spark.deploy.worker.Worker");
    words.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    words.addAll(List.of("--cores", "1", "--memory", "1g", "--work-dir", home + "/work"));
    words.add(url());
    workers.add(
        Running.server(
            words,
            environment(),
            home.resolve("worker.log"),
            "Successfully registered with master"));
  }

  /** An executor needs to know what to run, and of which Scala it is. */
  private static Map<String, String> environment() throws IOException {
    return Map.of(
        "SPARK_HOME",
        SparkArtifacts.home().toString(),
        "JAVA_HOME",
        System.getProperty("java.home"),
        "SPARK_SCALA_VERSION",
        "2.12",
        "SPARK_LOCAL_IP",
        "127.0.0.1");
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** Submits to it: the driver stays here, each executor has one core. */
  Submission submission(String... options) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--master", url(), "--deploy-mode", "client"));
    words.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    words.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    words.addAll(List.of("--executor-memory", "640m", "--executor-cores", "1"));
    words.addAll(List.of(options));
    return Submission.artifacts(words.toArray(String[]::new));
  }

  /** As {@code kill -9} of a worker and the executors that it started. */
  void killWorker(int number) {
    workers.get(number).kill();
  }

  @Override
  public void close() {
    workers.forEach(Running::close);
    master.close();
  }
}
