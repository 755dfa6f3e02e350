package dev.emend.pipelines.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emend.store.Refresh;
import dev.emend.store.RewriteStore;
import dev.emend.store.ServedRewrite;
import dev.emend.store.hadoop.HadoopSource;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights whose logs, warehouse, exports and store are all on a remote file system: the same bytes
 * leave as on this machine, and a service follows the store there.
 */
abstract class RemoteNightsContract {
  @TempDir Path folder;

  /** Where everything is. */
  abstract Server server();

  /** Properties of the Iceberg catalog. */
  abstract Map<String, String> catalog();

  /** How Spark learns of the file system. */
  abstract Submission submission() throws Exception;

  @Test
  void nightsRunThereAndAServiceFollows() throws Exception {
    deliver("2026-05-04.jsonl.gz", "2026-05-05.jsonl.gz");
    String conf = configuration().toString();
    Submission emend = submission();
    emend.run(folder, "night", "--date", "2026-05-04", "--conf", conf).well();
    try (RewriteStore service =
        RewriteStore.open(new HadoopSource(root() + "/warehouse/store", server().settings()))) {
      long first = service.version().version();
      emend.run(folder, "night", "--date", "2026-05-05", "--conf", conf).well();

      assertThat(service.refresh())
          .isInstanceOfSatisfying(
              Refresh.Moved.class, moved -> assertThat(moved.from()).isEqualTo(first));
      assertThat(
              service
                  .lookup("en-US", null, null, "play maj and dragons")
                  .map(ServedRewrite::target))
          .contains("play imagine dragons");
    }
    assertThat(exports(emend, conf)).isEqualTo(SampleNights.localExports());
    assertThat(emend.run(folder, "lookup", "play maj and dragons", "--conf", conf).well().out())
        .contains("play imagine dragons");
    assertThat(emend.run(folder, "versions", "--conf", conf).well().out())
        .contains("announced")
        .contains("2026-05-04", "2026-05-05");
  }

  private String root() {
    return server().root();
  }

  private void deliver(String... nights) throws Exception {
    FileSystem files = files();
    for (String night : nights) {
      files.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(Submission.LOGS.resolve(night).toUri()),
          path("logs/" + night));
    }
  }

  private Map<String, String> exports(Submission emend, String conf) throws Exception {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String what : List.of("rewrites", "labels", "judgements")) {
      String out = path("exports/" + what + ".jsonl").toString();
      emend.run(folder, "export", what, "--out", out, "--conf", conf).well();
      try (InputStream in = files().open(path("exports/" + what + ".jsonl"))) {
        digests.put(what, SampleNights.digest(in.readAllBytes()));
      }
    }
    return digests;
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(root() + "/" + name);
  }

  private FileSystem files() throws Exception {
    Configuration hadoop = new Configuration();
    server().settings().forEach(hadoop::set);
    return FileSystem.get(URI.create(root()), hadoop);
  }

  private Path configuration() throws Exception {
    StringBuilder text = new StringBuilder();
    text.append("warehouse.path = \"%s/warehouse\"%n".formatted(root()));
    text.append("logs.path = \"%s/logs\"%n".formatted(root()));
    catalog().forEach((key, value) -> text.append(setting("catalog", key, value)));
    server().settings().forEach((key, value) -> text.append(setting("hadoop", key, value)));
    return Files.writeString(folder.resolve("remote.conf"), text);
  }

  private static String setting(String section, String key, String value) {
    return "warehouse.%s.\"%s\" = \"%s\"%n".formatted(section, key, value);
  }
}
