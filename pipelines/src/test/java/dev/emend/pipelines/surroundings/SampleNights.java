package dev.emend.pipelines.surroundings;

import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Two sample nights as ./emend runs them on this machine: what all surroundings must come to. */
final class SampleNights {
  /** The first two. */
  static final String[] RANGE = {"--from", "2026-05-04", "--to", "2026-05-05"};

  /** What leaves. */
  static final List<String> EXPORTS = List.of("rewrites", "labels", "judgements");

  private static final List<Table> TABLES =
      List.of(
          Table.TURNS,
          Table.SAID_NEXT,
          Table.JUDGEMENTS,
          Table.TRANSITIONS,
          Table.EVIDENCE,
          Table.REWRITES,
          Table.LABELS);

  private SampleNights() {}

  /** Folder of those two nights, run once a build: {@code warehouse} and the exports. */
  static Path local() throws Exception {
    return Local.FOLDER;
  }

  /** The digests of the exports of those two nights, by name. */
  static Map<String, String> localExports() throws Exception {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String what : EXPORTS) {
      digests.put(what, digest(Files.readAllBytes(local().resolve(what + ".jsonl"))));
    }
    return digests;
  }

  /** The words of a night command. */
  static String[] night(String logs, String warehouse, String... more) {
    List<String> words = new ArrayList<>(List.of("night", "--logs", logs));
    words.addAll(List.of("--warehouse", warehouse));
    words.addAll(List.of(RANGE));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** Exports everything into a folder of this machine; what came of it by name. */
  static Map<String, String> exports(
      Submission emend, Path folder, String warehouse, String... more) throws Exception {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String what : EXPORTS) {
      Path out = folder.resolve(what + ".jsonl");
      List<String> words = new ArrayList<>(List.of("export", what));
      words.addAll(List.of("--out", out.toString(), "--warehouse", warehouse));
      words.addAll(List.of(more));
      emend.run(folder, words.toArray(String[]::new)).well();
      digests.put(what, digest(Files.readAllBytes(out)));
    }
    return digests;
  }

  /** The digest of each table as of the newest accepted night, whatever the order of its rows. */
  static Map<Table, String> tables(Path warehouse) throws Exception {
    Map<Table, String> digests = new TreeMap<>();
    try (Warehouse opened = Warehouse.openForReading(WarehouseOptions.local(warehouse))) {
      for (Table table : TABLES) {
        Dataset<Row> rows = opened.accepted(table);
        List<String> lines = rows.toJSON().collectAsList().stream().sorted().toList();
        digests.put(
            table,
            lines.size() + " " + digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
      }
    }
    return digests;
  }

  static String digest(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** Run with the first use. */
  private static final class Local {
    static final Path FOLDER = folder();

    private static Path folder() {
      try {
        Path folder = Path.of("target/surroundings").toAbsolutePath();
        Files.createDirectories(folder);
        Path local = Files.createTempDirectory(folder, "local");
        Submission emend = Submission.launcher();
        String warehouse = local.resolve("warehouse").toString();
        emend.run(local, night(Submission.LOGS.toString(), warehouse)).well();
        exports(emend, local, warehouse);
        return local;
      } catch (Exception e) {
        throw new IllegalStateException("The sample nights do not run on this machine", e);
      }
    }
  }
}
