package dev.emend.pipelines.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emend.jobs.rows.AcceptedNight;
import dev.emend.jobs.tables.Table;
import dev.emend.jobs.tables.Warehouse;
import dev.emend.jobs.tables.WarehouseOptions;
import dev.emend.pipelines.cli.InThisProcess;
import dev.emend.store.StoreVersion;
import dev.emend.store.publish.PublishOptions;
import dev.emend.store.publish.RewritePublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What a warehouse holds, in a form that two runs of the same nights must agree on. */
final class WarehouseState {
  private WarehouseState() {}

  /** Digests and facts by name; exports are compared byte by byte, tables row by row. */
  static SortedMap<String, String> of(Path warehouse, Path scratch) throws IOException {
    SortedMap<String, String> state = new TreeMap<>();
    for (String what : List.of("rewrites", "labels")) {
      Path out = scratch.resolve(what + ".jsonl");
      Files.deleteIfExists(out);
      InThisProcess.Ran ran =
          InThisProcess.run(
              "export", what, "--warehouse", warehouse.toString(), "--out", out.toString());
      state.put(
          "export of " + what,
          ran.code() == 0 ? Folders.digest(Files.readAllBytes(out)) : ran.err());
    }
    try (Warehouse opened = Warehouse.openForReading(WarehouseOptions.local(warehouse))) {
      tables(opened, state);
      nights(opened, state);
    }
    store(warehouse.resolve("store"), state);
    Folders.digests(warehouse.resolve("models"))
        .forEach((file, digest) -> state.put("models/" + file, digest));
    state.put("lock", Files.readString(warehouse.resolve(".lock")));
    return state;
  }

  private static void tables(Warehouse warehouse, SortedMap<String, String> state) {
    for (Table table : Table.values()) {
      String name = table.tableName();
      if (table != Table.NIGHTS) {
        List<String> rows =
            warehouse.accepted(table).collectAsList().stream()
                .map(Row::json)
                .map(row -> row.replaceAll("file:[^\"]*/", ""))
                .sorted()
                .toList();
        state.put(
            "rows of " + name,
            rows.size() + " " + Folders.digest(String.join("\n", rows).getBytes(UTF_8)));
      }
      state.put(
          "branches of " + name,
          names(warehouse, "SELECT name FROM emend.emend." + name + ".refs").toString());
    }
    state.put(
        "open night",
        warehouse.spark().sql("SHOW TBLPROPERTIES emend.emend.nights").collectAsList().stream()
            .map(row -> row.getString(0))
            .filter(key -> key.startsWith("emend."))
            .toList()
            .toString());
  }

  private static List<String> names(Warehouse warehouse, String sql) {
    return warehouse.spark().sql(sql).collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** The newest acceptance of each night; a date that is run twice has one more behind it. */
  private static void nights(Warehouse warehouse, SortedMap<String, String> state) {
    for (AcceptedNight night : warehouse.nights().byNight().values()) {
      state.put(
          "night " + night.night(),
          night.counts() + " " + night.changed() + " " + night.metrics() + " " + night.notes());
    }
  }

  private static void store(Path store, SortedMap<String, String> state) {
    List<StoreVersion> versions = new RewritePublisher(store, PublishOptions.DEFAULT).versions();
    state.put("versions of the store", String.valueOf(versions.size()));
    versions.stream()
        .filter(StoreVersion::announced)
        .forEach(version -> state.put("announced", version.asOf() + " " + version.content()));
  }
}
