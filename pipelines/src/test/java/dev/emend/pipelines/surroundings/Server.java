package dev.emend.pipelines.surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file system that others serve, on this machine's loopback.
 *
 * @param process that serves it
 * @param root a folder in it
 * @param settings with which Hadoop reaches it
 */
record Server(Running process, String root, Map<String, String> settings) implements AutoCloseable {
  private static final Path SERVERS = Path.of("src/test/servers").toAbsolutePath();
  private static final Path TARGET = Path.of("target/surroundings").toAbsolutePath();

  /** A name node and a data node. */
  static Server hdfs() throws Exception {
    int port = StandaloneCluster.freePort();
    Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "hdfs");
    List<String> words = java("hdfs");
    words.add("org.apache.hadoop.test.MiniDFSClusterManager");
    words.addAll(List.of("-format", "-datanodes", "1", "-nnport", "" + port));
    words.addAll(List.of("-D", "dfs.replication=1"));
    return new Server(
        Running.server(words, Map.of(), folder.resolve("hdfs.log"), "Started MiniDFSCluster"),
        "hdfs://127.0.0.1:" + port + "/emend",
        Map.of("dfs.replication", "1"));
  }

  /** An S3-compatible server. */
  static Server s3() throws Exception {
    int port = StandaloneCluster.freePort();
    Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "s3");
    List<String> words = java("s3");
    words.add("com.adobe.testing.s3mock.S3MockApplication");
    words.addAll(List.of("--com.adobe.testing.s3mock.http-port=" + port, "--server.port=0"));
    words.add("--com.adobe.testing.s3mock.store.initialBuckets=emend");
    Running process =
        Running.server(words, Map.of(), folder.resolve("s3.log"), "Started S3MockApplication");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("fs.s3a.endpoint", "http://127.0.0.1:" + port);
    settings.put("fs.s3a.access.key", "emend");
    settings.put("fs.s3a.secret.key", "of a test");
    settings.put("fs.s3a.path.style.access", "true");
    settings.put("fs.s3a.connection.ssl.enabled", "false");
    // S3A asks for an ETag without quotes, and this server then says that the object has changed.
    settings.put("fs.s3a.change.detection.mode", "none");
    return new Server(process, "s3a://emend", settings);
  }

  private static List<String> java(String name) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(SparkArtifacts.opens());
    words.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    words.add("-Dlog4j2.level=info");
    words.addAll(List.of("-cp", classPath(name)));
    return words;
  }

  /** The class path that a POM of src/test/servers asks for; Maven keeps the jars. */
  static String classPath(String name) throws Exception {
    Path list = Files.createTempFile(Files.createDirectories(TARGET), name, ".classpath");
    Path log = TARGET.resolve(name + "-classpath.log");
    List<String> words =
        List.of(
            Path.of("../mvnw").toAbsolutePath().normalize().toString(),
            "-B",
            "-q",
            "-f",
            SERVERS.resolve(name + ".xml").toString(),
            "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
            "-Dmdep.outputFile=" + list);
    int code = Running.start(words, Map.of(), log, line -> {}).await();
    if (code != 0) {
      throw new IOException("Cannot resolve " + name + ".xml; see " + log);
    }
    return Files.readString(list).strip();
  }

  @Override
  public void close() {
    process.close();
  }
}
